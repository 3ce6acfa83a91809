import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import type { PaperBlock } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { type Lead, leadRows, leadsOf, shortAddress } from '#core/text/leads.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { leadRowPieces, leadText } from '../../shared/paper/lead-text.ts';
import { hyperlink, paint, type TerminalScreen, terminalText, terminalUrl } from '../ink.ts';
import { wrap } from '../wrap.ts';

/** Where a paper leads: everything, a line a kind, where it is shown whole, else one line of what has room on it; where nothing can be pressed, by addresses. */
export function leadLines({ paper, whole }: PaperBlock, room: number, screen: TerminalScreen): string[] {
  const writing = {
    link: (words: string, href: string) =>
      screen.links ? hyperlink(screen, href, terminalText(words)) : shortAddress(terminalUrl(href) ?? words),
    plain: terminalText,
  };
  if (whole) return leadRows(paper).flatMap((row) => flowed(leadRowPieces(row, writing), room));
  const leads = screen.links ? leadsOf(paper) : untold(paper);
  const line = oneOf(
    leads.map((lead) => leadText(lead, writing)),
    room,
  );
  return line ? [paint(screen, 'dim', line)] : [];
}

/** What the address of a paper does not tell already, as that of its discussion; what its id tells comes last. */
function untold(paper: Paper): Lead[] {
  const onArxiv = ({ link }: Lead) => Number(link.host === 'arxiv.org');
  const page = trustedLink(paper.url)?.href;
  return leadsOf(paper)
    .filter(({ link }) => page === undefined || !link.href.startsWith(`${page}#`))
    .toSorted((one, other) => onArxiv(one) - onArxiv(other));
}

/** As many texts, in their order, as one line has room for. */
function oneOf(texts: readonly string[], room: number): string {
  let line = '';
  for (const text of texts) {
    const longer = line ? `${line} · ${text}` : text;
    if (stringWidth(longer) <= room) line = longer;
  }
  return line;
}

/** Texts in lines, broken between two of them: a link that is broken inside would end in the middle. */
function flowed(texts: readonly string[], room: number): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${text}` : text;
    if (stringWidth(longer) <= room) lines.splice(-1, 1, longer);
    else lines.push(...(stringWidth(text) <= room ? [text] : wrap(stripVTControlCharacters(text), room)));
  }
  return lines;
}
