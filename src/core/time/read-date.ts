import { Temporal } from 'temporal-polyfill';
import { UserError } from '../errors.ts';
import { Day } from '../paper.ts';
import { clipWords, oneLine } from '../text/text.ts';
import { addDays, longDay } from './dates.ts';
import { weekdayOf } from './weekdays.ts';

/** The days that a text names, both included, and whether they are one, a week or a month. */
export interface DateRange {
  readonly first: Day;
  readonly last: Day;
  readonly span: 'day' | 'week' | 'month';
}

/** A day to read dates by where nobody asks which days they are, only whether they are any. */
export const ANY_DAY: Day = '2024-02-29';

/**
 * The days that people mean by "yesterday", "last week", "2026-8-20", "20 Aug" or "3 days ago"; a day without a year
 * is the last one up to `today`. Undefined where a text is no date. Throws a UserError for a day that no calendar has,
 * and for one that can be read as two.
 */
export function readDate(typed: string, today: Day): DateRange | undefined {
  if (typed.length > LONGEST) return undefined;
  const text = spelt(typed);
  const found = byWords(text, today) ?? byName(text, today) ?? byFigures(text, today);
  return typeof found === 'string' ? { first: found, last: found, span: 'day' } : found;
}

/** The same, where there has to be one: else the UserError says what to type. */
export function parseDate(typed: string, today: Day): DateRange {
  const found = readDate(typed, today);
  if (found) return found;
  throw new UserError(
    'date-unknown',
    `"${clipWords(oneLine(typed), 40)}" is not a date: type it like 2026-08-20, 20 Aug or yesterday.`,
  );
}

const LONGEST = 60;

type Found = Day | DateRange | undefined;

function spelt(typed: string): string {
  return oneLine(typed)
    .toLowerCase()
    .replace(/^(?:on|from|of|for|the|in) (?:the )?/, '')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/,/g, ' ')
    .replace(/ of /g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const AGO = /^(\d{1,4}|an?|one|two|three|four|five|six|seven) (day|week|month)s? ago$/;
const COUNTS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
const NEAR: Readonly<Record<string, number>> = {
  today: 0,
  yesterday: -1,
  tomorrow: 1,
  'day before yesterday': -2,
};

function byWords(text: string, today: Day): Found {
  const near = Object.hasOwn(NEAR, text) ? NEAR[text] : undefined;
  if (near !== undefined) return addDays(today, near);
  const [, count = '', unit] = AGO.exec(text) ?? [];
  if (unit) return ago(/^\d/.test(count) ? Number(count) : Math.max(1, COUNTS.indexOf(count)), unit, today);
  const [, which, name = ''] = /^(this|last|past|previous) (\S+)$/.exec(text) ?? [];
  const back = which === 'this' ? 0 : 1;
  if (which && name === 'week') return weekOf(addDays(today, -7 * back), today);
  if (which && name === 'month')
    return monthOf(Temporal.PlainDate.from(today).subtract({ months: back }), today);
  return which ? lastWeekday(name, today, back) : lastWeekday(text, today, 0);
}

function ago(count: number, unit: string, today: Day): Day {
  const span = unit === 'day' ? { days: count } : unit === 'week' ? { weeks: count } : { months: count };
  return Temporal.PlainDate.from(today).subtract(span).toString();
}

/** The days of the calendar week, Monday to Sunday, as far as they have come. */
function weekOf(day: Day, today: Day): DateRange {
  const first = addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
  return { first, last: earlier(addDays(first, 6), today), span: 'week' };
}

function monthOf(day: Temporal.PlainDate, today: Day): DateRange {
  const first = day.with({ day: 1 });
  return {
    first: first.toString(),
    last: earlier(first.add({ months: 1 }).subtract({ days: 1 }).toString(), today),
    span: 'month',
  };
}

function earlier(day: Day, today: Day): Day {
  return day > today && day.slice(0, 7) >= today.slice(0, 7) ? today : day;
}

/** The latest such weekday that is not after `today`, or, for the last one, that is before it. */
function lastWeekday(name: string, today: Day, back: number): Day | undefined {
  const weekday = name.length > 2 ? weekdayOf(name) : undefined;
  if (!weekday) return undefined;
  const since = (Temporal.PlainDate.from(today).dayOfWeek - weekday + 7) % 7;
  return addDays(today, -(since === 0 ? 7 * back : since));
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** "20 Aug", "August 20 2026", "20-Aug-2026", and a whole month with its year. */
function byName(text: string, today: Day): Found {
  const parts = text.split(/[\s./-]+/).filter(Boolean);
  const at = parts.findIndex((part) => monthOfName(part) !== undefined);
  const month = monthOfName(parts[at] ?? '');
  const numbers = parts.toSpliced(at, 1);
  if (!month || at > 1 || numbers.length === 0 || numbers.length > 2) return undefined;
  if (!numbers.every((part) => /^\d{1,4}$/.test(part))) return undefined;
  const [one = '', two] = numbers;
  if (one.length === 4 && !two) return wholeMonth(Number(one), month, today);
  if (one.length > 2 || (two && two.length !== 4 && two.length !== 2)) return undefined;
  return two ? dayOf(fullYear(two), month, Number(one)) : withoutYear(month, Number(one), today);
}

function monthOfName(word: string): number | undefined {
  if (word.length < 3) return undefined;
  const at = MONTHS.findIndex(
    (month) => month.startsWith(word) || (word === 'sept' && month === 'september'),
  );
  return at < 0 ? undefined : at + 1;
}

/** "2026-8-20", "20260820", "20.8.2026", "20.8.", "8/20/2026", "2026-08". */
function byFigures(text: string, today: Day): Found {
  const [, year, , month, , day] = /^(\d{4})([-/.]?)(\d{1,2})(\2(\d{1,2}))?$/.exec(text) ?? [];
  if (year && month && day) return dayOf(Number(year), Number(month), Number(day));
  const [, ofYear, ofMonth] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  if (ofYear) return wholeMonth(Number(ofYear), Number(ofMonth), today);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?$/.exec(text);
  if (dotted) return byDots(dotted, today);
  const [, one, , two, late] = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  return late ? eitherWay(text, Number(one), Number(two), Number(late)) : undefined;
}

function byDots([, day, month, year]: RegExpExecArray, today: Day): Day {
  if (!year) return withoutYear(Number(month), Number(day), today);
  return dayOf(fullYear(year), Number(month), Number(day));
}

function fullYear(typed: string): number {
  return Number(typed) + (typed.length === 2 ? 2000 : 0);
}

/** Day and month in either order: which it is has to be plain. */
function eitherWay(text: string, one: number, two: number, year: number): Day {
  if (one > 12) return dayOf(year, two, one);
  if (two > 12 || one === two) return dayOf(year, one, two);
  const [first, second] = [dayOf(year, two, one), dayOf(year, one, two)];
  throw new UserError(
    'date-unclear',
    `${text} can be ${longDay(first)} or ${longDay(second)}: type ${first} or ${second}.`,
  );
}

function wholeMonth(year: number, month: number, today: Day): DateRange {
  return monthOf(Temporal.PlainDate.from(dayOf(year, month, 1)), today);
}

/** The last such day up to `today`; a 29 February is looked for in the years before. */
function withoutYear(month: number, day: number, today: Day): Day {
  const { year } = Temporal.PlainDate.from(today);
  const candidates = Array.from({ length: 9 }, (_, back) => written(year - back, month, day));
  const found = candidates.find((each) => Day.safeParse(each).success && each <= today);
  if (!found) throw noSuchDay(undefined, month, day);
  return found;
}

function dayOf(year: number, month: number, day: number): Day {
  const text = written(year, month, day);
  if (!Day.safeParse(text).success || year < 1900) throw noSuchDay(year, month, day);
  return text;
}

function written(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}

function noSuchDay(year: number | undefined, month: number, day: number): UserError {
  const name = MONTHS[month - 1];
  const title = name && name.charAt(0).toUpperCase() + name.slice(1);
  const text = title
    ? [day, title, year].filter((part) => part !== undefined).join(' ')
    : written(year ?? 0, month, day);
  return new UserError(
    'date-unknown',
    `There is no ${text}: type a day that the calendar has, like 2026-08-20.`,
  );
}
