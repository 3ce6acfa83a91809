import { z } from 'zod';
import { UserError } from '../errors.ts';
import { Day } from '../paper.ts';
import { clipWords, oneLine } from '../text/text.ts';
import { readCalendarDay } from './date/coming-day.ts';
import { addDays, daysBetween, shortDay } from './dates.ts';

/** Local dates on which nothing comes, from the first to the last of them. */
export const Rest = z.object({ from: Day, to: Day });
export type Rest = z.infer<typeof Rest>;

// "24 Dec to 1 Jan", "2026-12-24..2027-01-01"; in "24-26 Dec" and "Dec 24-26" the hyphen parts days alone.
const TO =
  /\s*(?:\.\.+|–|—|\s-\s|\b(?:to|until|till)\b)\s*|(?<=^\d{1,2})-(?=\d{1,2} \p{L})|(?<=\p{L} \d{1,2})-(?=\d{1,2}$)/iu;
const ALONE = /^\d{1,2}$/;
const NONE = /^(?:off|none|no)$/i;
const MOST_RESTS = 30;
/** The most days of one rest. */
export const LONGEST_REST_DAYS = 92;

/** Whether nothing comes on a date. */
export function isRestDay(rests: readonly Rest[], day: Day): boolean {
  return rests.some(({ from, to }) => from <= day && day <= to);
}

/** Holidays as people type them, "24 Dec to 1 Jan, 2027-04-02", a date without a year from `today` on; those that are over are left out, and "none" are none. UserError where they cannot be read. */
export function parseHolidays(typed: string, today: Day): Rest[] {
  const text = oneLine(typed);
  if (NONE.test(text)) return [];
  const parts = text.split(/[,;]/).filter((part) => part.trim());
  if (parts.length === 0 || parts.length > MOST_RESTS) {
    throw new UserError(
      'date-unknown',
      `Type 1 to ${MOST_RESTS} dates, such as 24 Dec to 1 Jan, 2027-04-02, or none.`,
    );
  }
  const rests = parts.map((part) => restOf(part.trim(), today));
  return rests.filter(({ to }) => to >= today).toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** The same as they are typed. */
export function holidaysText(rests: readonly Rest[] = []): string {
  if (rests.length === 0) return 'none';
  return rests.map(({ from, to }) => (from === to ? from : `${from}..${to}`)).join(', ');
}

/** "24 Dec, 28 Dec to 1 Jan 2027", each with its year where that is not the reader's. */
export function restsShown(rests: readonly Rest[], today: Day): string {
  const shown = (day: Day) => shortDay(day, today);
  return rests
    .map(({ from, to }) => (from === to ? shown(from) : `${shown(from)} to ${shown(to)}`))
    .join(', ');
}

function restOf(text: string, today: Day): Rest {
  const [first = '', last = first, more] = text.split(TO);
  const from = readCalendarDay(ALONE.test(first) ? last.replace(/\d{1,2}/, first) : first, today);
  const to = from && readCalendarDay(ALONE.test(last) ? first.replace(/\d{1,2}/, last) : last, from);
  if (!from || !to || more !== undefined) {
    throw new UserError(
      'date-unknown',
      `"${clipWords(text, 40)}" is no date, and no first and last one: type them like 24 Dec or 2026-12-24..2027-01-01.`,
    );
  }
  if (to < from) throw new UserError('date-unknown', `${to} is before ${from}: type the first date first.`);
  if (addDays(from, LONGEST_REST_DAYS) <= to) {
    throw new UserError(
      'date-unknown',
      `Holidays are ${LONGEST_REST_DAYS} days long at most, ${from} to ${to} are ${daysBetween(from, to).length}: for longer, pause the digest.`,
    );
  }
  return { from, to };
}
