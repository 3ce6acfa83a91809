import { monthOfName } from './calendar.ts';

/** The first and the last of several days, as they were typed. */
export interface DaysSaid {
  readonly since: string;
  readonly until: string;
}

const BOUNDS =
  /^(?:from |between |since |of |in |on )?(?:the )?(.{1,30}?)(?: (?:to|and|until|till|through|up to) |\s?\.\.\s?| [-–—] |(?<=^(?:from |between )?(?:[a-z]+ )?\d{1,2}(?:st|nd|rd|th)?)[-–—](?=\d{1,2}(?:\D|$)))(?:the )?(.{1,30})$/i;
const DAY_ALONE = /^(\d{1,2})(?:st|nd|rd|th)?$/i;
const NUMBER = /^\d{1,2}$/;
const YEAR = /\b(?:19|20)\d\d\b/;

/** The two ends of "3 to 7 August", "between June and July 2026" or "2026-08-03..2026-08-07", where `isDay` takes both; undefined where a text has no two. */
export function rangeSaid(text: string, isDay: (text: string) => boolean): DaysSaid | undefined {
  const [, one = '', two = ''] = BOUNDS.exec(text.trim().replace(/\s+/g, ' ')) ?? [];
  if (!one || !two || (NUMBER.test(one) && NUMBER.test(two))) return undefined;
  const [since, until] = [withYear(completed(one, two), two), completed(two, one)];
  return isDay(since) && isDay(until) ? { since, until } : undefined;
}

/** A day of a month that only the other end names. */
function completed(end: string, other: string): string {
  const [, day] = DAY_ALONE.exec(end) ?? [];
  if (day === undefined) return end;
  const month = other.match(/[a-z]{3,}/gi)?.find((word) => monthOfName(word.toLowerCase()) !== undefined);
  const year = YEAR.exec(other)?.[0];
  return month ? [day, month, ...(year ? [year] : [])].join(' ') : end;
}

/** "June to July 2025" is of one year. */
function withYear(end: string, other: string): string {
  const year = YEAR.exec(other)?.[0];
  return year && !YEAR.test(end) && /[a-z]{3}/i.test(end) ? `${end} ${year}` : end;
}
