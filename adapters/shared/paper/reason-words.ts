import type { Reason, Span } from '#core/document.ts';
import { clipWords, oneLine, plural } from '#core/text/text.ts';
import { shortDay } from '#core/time/dates.ts';
import { clipSnippet } from './clip-snippet.ts';

/** Why a paper is shown, in words: what leads, and a sentence of the paper, which is quoted where something leads. */
export interface ReasonWords {
  /** Plain text; empty where the sentence says it all. */
  readonly lead: string;
  readonly sentence: readonly Span[];
  /** Whether the sentence is our own words, which are not quoted. */
  readonly isOurs?: boolean;
}

/** In plain characters: of a topic or a title, and of the sentence behind a lead of so many. */
export interface ReasonRoom {
  readonly name: number;
  readonly sentence: (lead: number) => number;
}

const NEARNESS = {
  press: 'of which you want more',
  channel: 'of which people here want more',
};

/** What parts a lead from our own words: topics such as `author:li` end in no more colons. */
export const BEFORE_NOTE = ' – ';

const WHOSE = { channel: 'This channel follows', digest: 'This digest is about', me: 'You follow' };

/** A reason in words; undefined where the paper's facts say it. */
export function reasonWords(reason: Reason, room: ReasonRoom): ReasonWords | undefined {
  const named = (name: string) => clipWords(oneLine(name), room.name);
  switch (reason.kind) {
    case 'upvotes':
      return undefined;
    case 'reserved':
      return { lead: `${placeByUpvotes(reason, 'Most upvoted')}, whatever the topics`, sentence: [] };
    case 'outside':
      return { lead: `Outside your topics: ${placeByUpvotes(reason, 'most upvoted')}`, sentence: [] };
    case 'late':
      return { lead: `Late from ${shortDay(reason.day)}`, sentence: [] };
    case 'saved':
      return {
        lead: `Near to “${named(reason.title)}”, ${reason.by ? NEARNESS[reason.by] : 'which you saved'}`,
        sentence: [],
      };
    case 'match':
      return { lead: '', sentence: clipSnippet(reason.sentence, room.sentence(0)) };
    case 'topic': {
      const lead = `${WHOSE[reason.of ?? 'me']} ${named(reason.topic)}`;
      const note = reason.sentence.length > 0 ? [] : (reason.note ?? []);
      const sentence = note.length > 0 ? note : reason.sentence;
      return {
        lead,
        sentence: clipSnippet(sentence, room.sentence(lead.length)),
        ...(note.length > 0 ? { isOurs: true } : {}),
      };
    }
    default:
      return reason satisfies never;
  }
}

/** "Most upvoted of 27 papers", beginning with `most`; "No 2 by upvotes of 27 papers". */
function placeByUpvotes({ rank, of }: Extract<Reason, { rank: number }>, most: string): string {
  const place = rank === 1 ? most : `No ${rank} by upvotes`;
  return `${place} of ${plural(of, 'paper')}`;
}

/** A reason's lead and sentence in one text, each made what a platform shows; empty where the paper's facts say it. */
export function reasonText(
  { lead, sentence, isOurs = false }: ReasonWords = { lead: '', sentence: [] },
  { plain, spans }: { plain: (text: string) => string; spans: (sentence: readonly Span[]) => string },
): string {
  if (sentence.length === 0) return plain(lead);
  if (!lead) return spans(sentence);
  return isOurs ? `${plain(lead)}${BEFORE_NOTE}${spans(sentence)}` : `${plain(lead)}: “${spans(sentence)}”`;
}

/** The same where nothing but text can be shown. */
export function plainReason(reason: Reason, room: ReasonRoom): string {
  const spans = (sentence: readonly Span[]) => sentence.map(({ text }) => text).join('');
  return reasonText(reasonWords(reason, room), { plain: (text) => text, spans });
}
