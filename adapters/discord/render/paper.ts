import { type APIComponentInContainer, ComponentType } from 'discord.js';
import type { Block, Reason, Span } from '#core/document.ts';
import { clip, clipWords, oneLine } from '#core/text/text.ts';
import { shortDay } from '#core/time/dates.ts';
import { excerpt } from '../../shared/clip-snippet.ts';
import { BETWEEN, factsLine, unbroken } from '../../shared/paper-facts.ts';
import { LIMITS } from '../limits.ts';
import { escaped, linked, small, trusted } from './escape.ts';

export type PaperBlock = Extract<Block, { kind: 'paper' }>;

/** A paper as a section with its picture, or as text alone where it has none. */
export function paperComponent(block: PaperBlock): APIComponentInContainer {
  const text = { type: ComponentType.TextDisplay, content: paperText(block) } as const;
  const url = trusted(block.paper.thumbnail);
  if (!url) return text;
  const accessory = { type: ComponentType.Thumbnail, media: { url } } as const;
  return { type: ComponentType.Section, components: [text], accessory };
}

/** "1. Title", as it stands in a choice; plain text. */
export function choiceLabel({ number, paper }: PaperBlock): string {
  return clipWords(`${number}. ${oneLine(paper.title) || oneLine(paper.id) || 'Untitled'}`, LIMITS.choice);
}

function paperText(block: PaperBlock): string {
  const { paper, number } = block;
  const title = oneLine(paper.title) || oneLine(paper.id) || 'Untitled';
  const facts = factsOf(block);
  return [
    `**${number}. ${linked(clipWords(title, LIMITS.title), paper.url)}**`,
    facts && small(facts),
    escaped(clip(oneLine(block.gist), trusted(paper.thumbnail) ? LIMITS.gistBeside : LIMITS.gist)),
    ...block.reasons.map(reasonLine),
  ]
    .filter(Boolean)
    .join('\n');
}

/** A paper's facts; without a link the id is the way to the paper. */
function factsOf({ paper, day }: PaperBlock): string {
  const facts = factsLine(paper, day, escaped);
  const id = trusted(paper.url) ? '' : unbroken(escaped(clipWords(oneLine(paper.id), LIMITS.id)));
  return [facts, id].filter(Boolean).join(BETWEEN);
}

function reasonLine(reason: Reason): string {
  switch (reason.kind) {
    case 'upvotes':
      // The facts say it.
      return '';
    case 'late':
      return italic(`Late from ${shortDay(reason.day)}`);
    case 'saved':
      return italic(`Like “${escaped(clipWords(oneLine(reason.title), LIMITS.topic))}”, which you saved`);
    case 'match':
      return italic(marked(excerpt(reason.sentence, LIMITS.reason)));
    case 'topic': {
      const spans = excerpt(reason.sentence, LIMITS.reason);
      const quoted = spans.length > 0 ? `: “${marked(spans)}”` : '';
      return italic(`You follow ${escaped(clipWords(oneLine(reason.topic), LIMITS.topic))}${quoted}`);
    }
    default:
      return reason satisfies never;
  }
}

function italic(text: string): string {
  return text ? `*↳ ${text}*` : '';
}

// `escaped` trims; a span's outer spaces part it from its neighbours, and bold must not begin or end with one.
function marked(spans: readonly Span[]): string {
  return spans
    .map(({ text, mark }) => {
      const inner = escaped(text);
      const [before, after] = [/^\s/.test(text) ? ' ' : '', inner && /\s$/.test(text) ? ' ' : ''];
      return before + (mark && inner ? `**${inner}**` : inner) + after;
    })
    .join('');
}
