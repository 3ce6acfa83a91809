import { type APIComponentInContainer, ComponentType } from 'discord.js';
import type { PaperBlock, Reason, Span } from '#core/document.ts';
import { clipGist } from '#core/text/gist/clip-gist.ts';
import { leadRows, leadsOf, paperPicture, pictureWords } from '#core/text/leads.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { trustedLink, unknownHost } from '#core/text/trusted-link.ts';
import { leadRowPieces, leadsText } from '../../shared/paper/lead-text.ts';
import { BETWEEN, factsLine, unbroken } from '../../shared/paper/paper-facts.ts';
import { reasonText, reasonWords } from '../../shared/paper/reason-words.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { escapeMarkdown, markdownAddress, markdownLink, smallText } from './escape.ts';

/** A paper as a section with its picture, or as text alone where it has none; its gist in at most so many characters. */
export function paperComponent(block: PaperBlock, gist: number): APIComponentInContainer {
  const text = { type: ComponentType.TextDisplay, content: paperText(block, gist) } as const;
  const url = markdownAddress(paperPicture(block.paper));
  if (!url) return text;
  const description = pictureWords(block.paper);
  const accessory = { type: ComponentType.Thumbnail, media: { url }, description } as const;
  return { type: ComponentType.Section, components: [text], accessory };
}

/** "1. Title", as it stands in a choice; plain text. */
export function choiceLabel({ number, paper }: PaperBlock): string {
  return clipWords(
    `${number}. ${oneLine(paper.title) || oneLine(paper.id) || 'Untitled'}`,
    DISCORD_LIMITS.choice,
  );
}

function paperText(block: PaperBlock, gist: number): string {
  const { paper, number } = block;
  const title = oneLine(paper.title) || oneLine(paper.id) || 'Untitled';
  const facts = factsOf(block);
  return [
    `**${number}. ${markdownLink(clipWords(title, DISCORD_LIMITS.title), paper.url)}**`,
    facts && smallText(facts),
    escapeMarkdown(clipGist(oneLine(block.gist), gist)),
    ...block.reasons.map(reasonLine),
    ...leadLines(block),
  ]
    .filter(Boolean)
    .join('\n');
}

/** A paper's facts; without a link the id is the way to the paper. */
function factsOf(block: PaperBlock): string {
  const { paper } = block;
  const facts = factsLine(block, escapeMarkdown);
  const host = unbroken(escapeMarkdown(unknownHost(paper.url)));
  const id = markdownAddress(trustedLink(paper.url)?.href)
    ? ''
    : unbroken(escapeMarkdown(clipWords(oneLine(paper.id), DISCORD_LIMITS.id)));
  return [facts, host, id].filter(Boolean).join(BETWEEN);
}

const WRITING = { link: markdownLink, plain: escapeMarkdown };

/** Where the paper leads: everything, a line a kind, where it is shown whole, else a word each. */
function leadLines({ paper, whole }: PaperBlock): string[] {
  const { leads: room, rows } = DISCORD_LIMITS;
  if (!whole) {
    const line = leadsText(leadsOf(paper), { ...WRITING, room, separator: BETWEEN });
    return [line && smallText(line)];
  }
  let left = rows;
  return leadRows(paper).flatMap((row) => {
    const line = leadRowPieces(row, WRITING).join(' ');
    if (line.length > left) return [];
    left -= line.length;
    return [line];
  });
}

function reasonLine(reason: Reason): string {
  const words = reasonWords(reason, { name: DISCORD_LIMITS.topic, sentence: () => DISCORD_LIMITS.reason });
  const text = reasonText(words, { plain: escapeMarkdown, spans: marked });
  return text ? `*↳ ${text}*` : '';
}

// `escaped` trims; a span's outer spaces part it from its neighbours, and bold must not begin or end with one.
function marked(spans: readonly Span[]): string {
  return spans
    .map(({ text, mark }) => {
      const inner = escapeMarkdown(text);
      const [before, after] = [/^\s/.test(text) ? ' ' : '', inner && /\s$/.test(text) ? ' ' : ''];
      return before + (mark && inner ? `**${inner}**` : inner) + after;
    })
    .join('');
}
