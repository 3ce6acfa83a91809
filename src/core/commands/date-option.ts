import { dateAmong } from '../time/date/date-words.ts';
import { ANY_DAY, parseDate } from '../time/date/read-date.ts';
import type { WordsRead } from './command.ts';
import { readBy } from './options/read-by.ts';

/** A day, a week or a month as people write it ("2026-08-20", "20 Aug", "yesterday", "last week"); which days these are is for whoever has a clock. */
export const DateOption = readBy((typed) => parseDate(typed, ANY_DAY));

const NO_TOPIC = /^(?:the|all|papers?|articles?|lists?|digests?)$/i;

const SMALL = /^(?:the|of|in|from|for|papers?|best|this)$/i;

/** The same of a period: "papers of the week" is the week. */
export function readPeriodAnd(words: readonly string[]): WordsRead {
  const { options, left } = readDateAnd(words);
  return { options, left: left.filter((word) => !SMALL.test(word)) };
}

/** The first date among words, and what is left of them. Throws a UserError where a date cannot be or can be two. */
export function readDateAnd(words: readonly string[]): WordsRead {
  const found = dateAmong(words);
  if (!found) return { options: {}, left: words };
  const { date, left } = found;
  // "The papers from yesterday" are about nothing else.
  return { options: { date }, left: left.every((word) => NO_TOPIC.test(word)) ? [] : left };
}
