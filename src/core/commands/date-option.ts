import { namedIn } from '../text/named-in.ts';
import { monthOfName } from '../time/date/calendar.ts';
import { dateAmong } from '../time/date/date-words.ts';
import { ANY_DAY, parseDate, readDate } from '../time/date/read-date.ts';
import type { WordsRead } from './command.ts';
import { readBy } from './options/read-by.ts';

/** A day, a week or a month as people write it ("2026-08-20", "20 Aug", "yesterday", "last week"); which days these are is for whoever has a clock. */
export const DateOption = readBy((typed) => parseDate(typed, ANY_DAY));

const NO_TOPIC = /^(?:the|all|papers?|articles?|lists?|digests?)$/i;

// "5", "top 5", "5 papers", "limit:5"; a longer number is a year.
const COUNT = /^\d{1,3}$/;
const SIZE =
  /^(?:the )?(?:top |first |best |in |only |just |limit:? ?)?(\d{1,3})(?: (?:papers?|articles?))?$/i;

const SMALL = /^(?:the|of|in|from|for|papers?|best|this)$/i;

/** The same of a period: "papers of the week" is the week. */
export function readPeriodAnd(words: readonly string[]): WordsRead {
  const { period, day } = namedIn(PERIOD_OF, words.slice(0, MOST_OF).join(' '));
  if (period && day && words.length <= MOST_OF && isDay(day))
    return { options: { period, date: day }, left: [] };
  const { options, left } = dateIn(withMonth(words));
  const said = left.filter((word) => !SMALL.test(word));
  const size = said.find((word) => COUNT.test(word));
  if (size === undefined) return { options, left: said };
  return { options: { ...options, size }, left: said.filter((word) => word !== size) };
}

// "Week to 10 Aug": the days before it. "Week of 10 Aug" is that of the calendar, and a number alone is that of a week.
const PERIOD_OF =
  /^(?:the )?(?<period>week|month) (?:(?<=month )of|to|until|up to|ending|ending on) (?<day>.{4,30})$/i;
const MOST_OF = 8;

function isDay(text: string): boolean {
  try {
    return readDate(text, ANY_DAY)?.span === 'day';
  } catch {
    return false;
  }
}

/** "July" is the latest July that has begun: a period's month needs no year. */
function withMonth(words: readonly string[]): readonly string[] {
  const said = words.filter((word) => !SMALL.test(word) && !COUNT.test(word) && !/^month$/i.test(word));
  const [month = ''] = said;
  if (said.length !== 1 || monthOfName(month.toLowerCase()) === undefined) return words;
  const which = month.length > 3 ? 'this' : 'last';
  return words.flatMap((word) => (word === month ? [which, word] : [word]));
}

/** The first date among words, how many papers where they say nothing else, and what is left of them. Throws a UserError where a date cannot be or can be two. */
export function readDateAnd(words: readonly string[]): WordsRead {
  const { options, left } = dateIn(words);
  const [, size] = SIZE.exec(left.join(' ')) ?? [];
  return size === undefined ? { options, left } : { options: { ...options, size }, left: [] };
}

function dateIn(words: readonly string[]): WordsRead {
  const found = dateAmong(words);
  if (!found) return { options: {}, left: words };
  const { date, left } = found;
  // "The papers from yesterday" are about nothing else.
  return { options: { date }, left: left.every((word) => NO_TOPIC.test(word)) ? [] : left };
}
