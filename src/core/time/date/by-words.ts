import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../paper.ts';
import { addDays } from '../dates.ts';
import { weekdayOf } from '../weekdays.ts';
import { byFigures } from './by-figures.ts';
import { byName } from './by-name.ts';
import { type DateRange, type FoundDate, monthOf, monthOfName, weekOf, wholeMonth } from './calendar.ts';

const AGO = /^(\d{1,4}|an?|one|two|three|four|five|six|seven) (day|week|month)s? ago$/;
const NUMBERED = /^(?:cw|kw|wk|week|calendar week) ?(\d{1,2})(?: (\d{4}))?$/;
const COUNTS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
const NEAR: Readonly<Record<string, number>> = {
  today: 0,
  yesterday: -1,
  tomorrow: 1,
  'day before yesterday': -2,
};

/** "yesterday", "3 days ago", "last week", "monday". */
export function byWords(text: string, today: Day): FoundDate {
  const near = Object.hasOwn(NEAR, text) ? NEAR[text] : undefined;
  if (near !== undefined) return addDays(today, near);
  const [, count = '', unit] = AGO.exec(text) ?? [];
  if (unit) return ago(/^\d/.test(count) ? Number(count) : Math.max(1, COUNTS.indexOf(count)), unit, today);
  return numbered(text, today) ?? spanSaid(text, today);
}

function numbered(text: string, today: Day): DateRange | undefined {
  const [, number, year] = NUMBERED.exec(text) ?? [];
  return number ? weekNumbered(Number(number), year, today) : weekWith(text, today);
}

/** "Week of 10 Aug", and "week 2026-08-10". */
function weekWith(text: string, today: Day): DateRange | undefined {
  const [, typed] = /^(?:wk|week) (?:begin\S* |start\S* )?(\S+(?: \S+){0,2})$/.exec(text) ?? [];
  const day = typed && (byName(typed, today) ?? byFigures(typed, today));
  return typeof day === 'string' ? weekOf(day, today) : undefined;
}

/** "Last week", "this month", "last july", "monday". */
function spanSaid(text: string, today: Day): FoundDate {
  const [, which, name = ''] = /^(this|last|past|previous) (\S+)$/.exec(text) ?? [];
  const back = which === 'this' ? 0 : 1;
  if (which && name === 'week') return weekOf(addDays(today, -7 * back), today);
  if (which && name === 'month')
    return monthOf(Temporal.PlainDate.from(today).subtract({ months: back }), today);
  const month = which ? monthSaid(name, today, back) : undefined;
  if (month) return month;
  return which ? lastWeekday(name, today, back) : lastWeekday(text, today, 0);
}

/** The calendar week of a number, counted as ISO 8601 does; without a year, the last one that has begun. Undefined where no year has it. */
function weekNumbered(number: number, typed: string | undefined, today: Day): DateRange | undefined {
  if (number < 1 || number > 53) return undefined;
  const year = typed ? Number(typed) : Temporal.PlainDate.from(today).yearOfWeek;
  const day = addDays(weekOf(`${year}-01-04`, today).first, 7 * (number - 1));
  if (!typed && day > today) return weekNumbered(number, String(Number(year) - 1), today);
  return Temporal.PlainDate.from(day).weekOfYear === number ? weekOf(day, today) : undefined;
}

/** The latest such month that has begun, or, for the last one, that is over. "This may" begins too many sentences. */
function monthSaid(name: string, today: Day, back: number): DateRange | undefined {
  const month = name.length > 3 || back > 0 ? monthOfName(name) : undefined;
  if (month === undefined) return undefined;
  const [year, now] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return wholeMonth(month + back > now ? year - 1 : year, month, today);
}

function ago(count: number, unit: string, today: Day): Day {
  const span = unit === 'day' ? { days: count } : unit === 'week' ? { weeks: count } : { months: count };
  return Temporal.PlainDate.from(today).subtract(span).toString();
}

/** The latest such weekday that is not after `today`, or, for the last one, that is before it. */
function lastWeekday(name: string, today: Day, back: number): Day | undefined {
  const weekday = name.length > 2 ? weekdayOf(name) : undefined;
  if (!weekday) return undefined;
  const since = (Temporal.PlainDate.from(today).dayOfWeek - weekday + 7) % 7;
  return addDays(today, -(since === 0 ? 7 * back : since));
}
