import type { WordsRead } from '../commands/command.ts';
import { UserError } from '../errors.ts';
import { clipWords, oneLine } from '../text/text.ts';
import { parseTime } from '../time/time-of-day.ts';
import { parseZone } from '../time/zone.ts';
import { notYet } from './not-yet.ts';
import { type OrderPart, type PartsFound, partIn } from './order-parts.ts';
import { isSmall } from './small-words.ts';
import { withTimeOfDay } from './time-of-day-said.ts';

const LONGEST = 12;
const MOST_WORDS = 40;
// More of what is not understood than is quoted in the end.
const MOST_UNREAD = 6;

/** What is typed as the time of an order that ends it. */
export const OFF = 'off';
const ENDS =
  /^(?:(?:no|not|nope|ok|okay|sorry|actually|oh|all|everything|that|this) )*(?:off|stop|end|cancel|never|none|no more|unsubscribe)(?: (?:all|everything|that|this|sending|posting|digests?|papers?|completely|altogether))*$/i;

/**
 * The options of an order in plain words: "weekdays at 9am, Berlin". Small words are skipped. Throws a UserError that
 * names what cannot be read, and nothing else.
 */
export function readOrder(typed: readonly string[]): WordsRead {
  const words = wordsIn(typed.join(' '));
  // Nobody says in so many words when a digest is to come.
  if (words.length > MOST_WORDS) throw complaint(words.join(' '), {});
  const cannot = notYet(words);
  if (cannot) throw cannot;
  if (ENDS.test(plainWords(words))) return { options: { time: OFF }, left: [] };
  const found: PartsFound = {};
  const unread: string[] = [];
  for (let at = 0; at < words.length && unread.length < MOST_UNREAD; ) {
    const read = isYear(words, at) ? undefined : longestPart(words, at);
    if (read) put(found, read.part);
    else if (!isSmall(words[at] ?? '')) unread.push(words[at] ?? '');
    at += read?.count ?? 1;
  }
  if (unread.length > 0) throw complaint(unread.join(' '), found);
  return { options: withTimeOfDay(found, words), left: [] };
}

/** The words that say something of an order, without their signs. */
function plainWords(words: readonly string[]): string {
  return words
    .filter((word) => !isSmall(word))
    .map((word) => word.replace(/[,.;:!]+$/, ''))
    .join(' ');
}

/** "Papers from 2024" are no papers at 20:24. */
function isYear(words: readonly string[], at: number): boolean {
  return (
    /^(?:19|20)\d\d$/.test(words[at] ?? '') && /^(?:from|of|in|since|papers?)$/i.test(words[at - 1] ?? '')
  );
}

function wordsIn(typed: string): string[] {
  return oneLine(typed.replace(/["“”„‟«»()]/g, ' ').replace(/,(?=\S)/g, ', '))
    .split(' ')
    .filter((word) => /[\p{L}\p{N}#@<&]/u.test(word) || word === '-' || word === '–');
}

/** The longest run of words from here that is a part of an order. */
function longestPart(words: readonly string[], at: number) {
  for (let count = Math.min(LONGEST, words.length - at); count > 0; count--) {
    const part = partIn(words.slice(at, at + count));
    if (part) return { part, count };
  }
  return undefined;
}

function put(found: PartsFound, more: PartsFound): void {
  for (const [part, value] of Object.entries(more) as [OrderPart, string][]) {
    if (found[part] !== undefined) {
      throw new UserError(
        'option-twice',
        `"${clip(found[part])}" and "${clip(value)}" are both ${NOUNS[part]}: type one of them.`,
      );
    }
    found[part] = value;
  }
}

const NOUNS: Readonly<Record<OrderPart, string>> = {
  time: 'times',
  days: 'weekdays',
  kind: 'kinds of digest',
  size: 'numbers of papers',
  zone: 'places',
  'quiet-hours': 'quiet hours',
};

/** What cannot be read, and what it looks most like. */
function complaint(unread: string, found: PartsFound): UserError {
  try {
    if (/^\d/.test(unread)) parseTime(unread);
    else if (!found.zone && /^[\p{L}\p{M}\s./_'’-]+$/u.test(unread)) parseZone(unread);
  } catch (error) {
    if (error instanceof UserError && (error.code === 'time-unknown' || looksLikePlace(error))) return error;
  }
  return new UserError('words-left-over', [
    `"${clip(unread)}" is no time, weekday or place that is known here: try `,
    { command: 'subscribe 09:00 Berlin mon-fri' },
    '.',
  ]);
}

function looksLikePlace(error: UserError): boolean {
  return error.message.includes('did you mean');
}

function clip(text: string): string {
  return clipWords(text, 40);
}
