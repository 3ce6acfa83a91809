import { UserError } from '../../errors.ts';
import type { Day } from '../../paper.ts';
import { clipWords, oneLine } from '../../text/text.ts';
import { byFigures, dayInMonth } from './by-figures.ts';
import { byName } from './by-name.ts';
import { byWords } from './by-words.ts';
import type { DateRange } from './calendar.ts';
import { fortnightsInWeeks } from './counts.ts';
import { dayOfMonth } from './day-of-month.ts';

/** A day to read dates by where nobody asks which days they are, only whether they are any. */
export const ANY_DAY: Day = '2024-02-29';

/**
 * The days that people mean by "yesterday", "last week", "2026-8-20", "20 Aug", "the 20th" or "3 days ago"; a day without a year
 * is the last one up to `today`. Undefined where a text is no date. Throws a UserError for a day that no calendar has,
 * and for one that can be read as two.
 */
export function readDate(typed: string, today: Day): DateRange | undefined {
  if (typed.length > LONGEST_DATE) return undefined;
  const text = spelt(typed);
  const found =
    dayOfMonth(typed, today, 'last') ?? byWords(text, today) ?? byName(text, today) ?? byFigures(text, today);
  return typeof found === 'string' ? { first: found, last: found, span: 'day' } : found;
}

/** The same, and "8-20", where there has to be one: else the UserError says what to type. */
export function parseDate(typed: string, today: Day): DateRange {
  const found = readDate(typed, today);
  if (found) return found;
  const day = typed.length > LONGEST_DATE ? undefined : dayInMonth(spelt(typed), today);
  if (day) return { first: day, last: day, span: 'day' };
  throw new UserError(
    'date-unknown',
    `"${clipWords(oneLine(typed), 40)}" is not a date: type it like 2026-08-20, 20 Aug or yesterday.`,
  );
}

/** No date takes more letters. */
export const LONGEST_DATE = 60;

// "Wed 19 august" is a day by its date.
const WEEKDAY_BEFORE =
  /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[ .]+(?:the )?(?=\d{1,2}[ ./-]|\d{4}-|[a-z]{3,9} \d{1,2}(?: \d{4})?$)/;

/** A date as its readers take it: lower case, without the small words and signs that change nothing. */
export function spelt(typed: string): string {
  return fortnightsInWeeks(oneLine(typed))
    .toLowerCase()
    .replace(/^(?:on|from|of|for|the|in|until|till|til) (?:on )?(?:the )?/, '')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/,/g, ' ')
    .replace(/ of /g, ' ')
    .replace(WEEKDAY_BEFORE, '')
    .replace(/\s+/g, ' ')
    .trim();
}
