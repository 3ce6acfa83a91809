import { type APIComponentInContainer, ComponentType } from 'discord.js';
import type { PaperBlock, Reason, Span } from '#core/document.ts';
import { clip, clipWords, oneLine } from '#core/text/text.ts';
import { shortDay } from '#core/time/dates.ts';
import { clipSnippet } from '../../shared/clip-snippet.ts';
import { BETWEEN, factsLine, unbroken } from '../../shared/paper-facts.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { escapeMarkdown, markdownLink, smallText, trustedUrl } from './escape.ts';

/** A paper as a section with its picture, or as text alone where it has none. */
export function paperComponent(block: PaperBlock): APIComponentInContainer {
  const text = { type: ComponentType.TextDisplay, content: paperText(block) } as const;
  const url = trustedUrl(block.paper.thumbnail);
  if (!url) return text;
  const accessory = { type: ComponentType.Thumbnail, media: { url } } as const;
  return { type: ComponentType.Section, components: [text], accessory };
}

/** "1. Title", as it stands in a choice; plain text. */
export function choiceLabel({ number, paper }: PaperBlock): string {
  return clipWords(
    `${number}. ${oneLine(paper.title) || oneLine(paper.id) || 'Untitled'}`,
    DISCORD_LIMITS.choice,
  );
}

function paperText(block: PaperBlock): string {
  const { paper, number } = block;
  const title = oneLine(paper.title) || oneLine(paper.id) || 'Untitled';
  const facts = factsOf(block);
  return [
    `**${number}. ${markdownLink(clipWords(title, DISCORD_LIMITS.title), paper.url)}**`,
    facts && smallText(facts),
    escapeMarkdown(
      clip(
        oneLine(block.gist),
        trustedUrl(paper.thumbnail) ? DISCORD_LIMITS.gistBeside : DISCORD_LIMITS.gist,
      ),
    ),
    ...block.reasons.map(reasonLine),
  ]
    .filter(Boolean)
    .join('\n');
}

/** A paper's facts; without a link the id is the way to the paper. */
function factsOf({ paper, day }: PaperBlock): string {
  const facts = factsLine(paper, day, escapeMarkdown);
  const id = trustedUrl(paper.url)
    ? ''
    : unbroken(escapeMarkdown(clipWords(oneLine(paper.id), DISCORD_LIMITS.id)));
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
      return italic(
        `Like “${escapeMarkdown(clipWords(oneLine(reason.title), DISCORD_LIMITS.topic))}”, which you saved`,
      );
    case 'match':
      return italic(marked(clipSnippet(reason.sentence, DISCORD_LIMITS.reason)));
    case 'topic': {
      const spans = clipSnippet(reason.sentence, DISCORD_LIMITS.reason);
      const quoted = spans.length > 0 ? `: “${marked(spans)}”` : '';
      return italic(
        `You follow ${escapeMarkdown(clipWords(oneLine(reason.topic), DISCORD_LIMITS.topic))}${quoted}`,
      );
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
      const inner = escapeMarkdown(text);
      const [before, after] = [/^\s/.test(text) ? ' ' : '', inner && /\s$/.test(text) ? ' ' : ''];
      return before + (mark && inner ? `**${inner}**` : inner) + after;
    })
    .join('');
}
