import type { PaperBlock } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { leadRows, leadsOf } from '#core/text/leads.ts';
import { oneLine } from '#core/text/text.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { leadRowPieces, leadText } from '../../shared/paper/lead-text.ts';
import { factsLine } from '../../shared/paper/paper-facts.ts';
import { plainReason } from '../../shared/paper/reason-words.ts';
import { actLinks } from './own-links.ts';
import { wrapped } from './wrap.ts';

const INDENT = '    ';
const ROOM = { name: 200, sentence: () => 400 };
const WRITING = { plain: oneLine, link: (words: string, href: string) => `${words}: ${href}` };

/** A paper as plain text, its addresses whole, each on a line of its own. */
export function paperAsText(block: PaperBlock): string {
  const { paper, number, gist, reasons, whole } = block;
  const said = reasons.map((reason) => oneLine(plainReason(reason, ROOM)));
  const texts = [factsLine(block, oneLine), oneLine(gist), ...said.map((text) => text && `-> ${text}`)];
  const links = [...(whole ? rowLines(paper) : wayLines(paper)), ...actLines(paper)];
  return [
    wrapped(`${number}. ${oneLine(paper.title) || oneLine(paper.id)}`),
    ...texts.filter(Boolean).map((text) => wrapped(text, INDENT)),
    ...links.map((line) => INDENT + line),
  ].join('\n');
}

function wayLines(paper: Paper): string[] {
  const own = trustedLink(paper.url)?.href ?? oneLine(paper.id);
  return [own, ...leadsOf(paper).map((lead) => leadText(lead, WRITING))];
}

function rowLines(paper: Paper): string[] {
  return [oneLine(paper.id), ...leadRows(paper).map((row) => leadRowPieces(row, WRITING).join(' '))];
}

function actLines({ id }: Paper): string[] {
  return actLinks(id).map(({ label, address }) => `${label}: ${address}`);
}
