import { Temporal } from 'temporal-polyfill';
import { UserError } from '../../errors.ts';
import { Day } from '../../paper.ts';
import { addDays } from '../dates.ts';

/** The days that a text names, both included, and whether they are one, a week or a month. */
export interface DateRange {
  readonly first: Day;
  readonly last: Day;
  readonly span: 'day' | 'week' | 'month';
}

/** What a reader of dates makes of a text: undefined where it is no date of its kind. */
export type FoundDate = Day | DateRange | undefined;

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

/** The month, from 1, that a word of at least three letters begins: "aug", "sept". */
export function monthOfName(word: string): number | undefined {
  if (word.length < 3) return undefined;
  const at = MONTHS.findIndex(
    (month) => month.startsWith(word) || (word === 'sept' && month === 'september'),
  );
  return at < 0 ? undefined : at + 1;
}

/** The days of the calendar week, Monday to Sunday, as far as they have come. */
export function weekOf(day: Day, today: Day): DateRange {
  const first = addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
  return { first, last: earlier(addDays(first, 6), today), span: 'week' };
}

/** The days of the calendar month, as far as they have come. */
export function monthOf(day: Temporal.PlainDate, today: Day): DateRange {
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

/** The same of a month by its numbers. Throws a UserError where no calendar has it. */
export function wholeMonth(year: number, month: number, today: Day): DateRange {
  return monthOf(Temporal.PlainDate.from(dayOf(year, month, 1)), today);
}

/** The last such day up to `today`; a 29 February is looked for in the years before. */
export function withoutYear(month: number, day: number, today: Day): Day {
  const { year } = Temporal.PlainDate.from(today);
  const candidates = Array.from({ length: 9 }, (_, back) => written(year - back, month, day));
  const found = candidates.find((each) => Day.safeParse(each).success && each <= today);
  if (!found) throw noSuchDay(undefined, month, day);
  return found;
}

/** The day by its numbers. Throws a UserError where no calendar has it. */
export function dayOf(year: number, month: number, day: number): Day {
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
  return new UserError('date-unknown', `There is no ${text}: type a day that the calendar has.`);
}

/** A year of two or four figures: "26" is 2026. */
export function fullYear(typed: string): number {
  return Number(typed) + (typed.length === 2 ? 2000 : 0);
}
