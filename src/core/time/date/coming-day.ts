import { Temporal } from 'temporal-polyfill';
import { UserError, unlessRefused } from '../../errors.ts';
import type { Day } from '../../paper.ts';
import { clipWords, oneLine } from '../../text/text.ts';
import { addDays } from '../dates.ts';
import { weekdayOf } from '../weekdays.ts';
import { byFigures } from './by-figures.ts';
import { byName } from './by-name.ts';
import { type FoundDate, monthOfName } from './calendar.ts';
import { comingSpan } from './coming-span.ts';
import { COUNTS, countOf } from './counts.ts';
import { dayOfMonth } from './day-of-month.ts';
import { ANY_DAY, LONGEST_DATE, readDate, spelt } from './read-date.ts';
import { comingFeast } from './season.ts';

const HALF_A_YEAR = 184;
const YEAR = 365;
const SATURDAY = 6;
const SPAN = new RegExp(`^(?:next |in )?(${COUNTS}|\\d{1,3}) ?(day|week|month)s?(?: from now)?$`);

/** The day after `today`, half a year ahead at most, that people mean by "monday", "2 weeks", "24 Dec", "christmas", "december", "end of the month" or "2026-12-24". UserError where it is none. */
export function parseComingDay(typed: string, today: Day): Day {
  const shown = clipWords(oneLine(typed), 40);
  const ahead = dayOfMonth(typed, today, 'next');
  const day = ahead ?? (typed.length > LONGEST_DATE ? undefined : dayIn(spelt(typed), today));
  if (day === undefined) {
    throw new UserError(
      'date-unknown',
      `"${shown}" is no day ahead: type it like monday, 2 weeks, 24 Dec or 2026-12-24.`,
    );
  }
  if (day <= today) throw new UserError('date-unknown', `${day} is not ahead: name a day after today.`);
  if (day > addDays(today, HALF_A_YEAR)) {
    throw new UserError('date-unknown', `${day} is more than half a year ahead: name a day before that.`);
  }
  return day;
}

/** The calendar's day that a text names, from `today` on where it has no year; undefined where it names none. UserError for a day that no calendar has. */
export function readCalendarDay(typed: string, today: Day): Day | undefined {
  return typed.length > LONGEST_DATE ? undefined : named(spelt(typed), today);
}

/** Whether a text is a day that may be ahead, or a month. */
export function namesComingDay(text: string): boolean {
  if (monthOfName(text.toLowerCase()) !== undefined) return true;
  return [parseComingDay, readCalendarDay, readDate].some(
    (read) => unlessRefused(() => read(text, ANY_DAY)) !== undefined,
  );
}

function dayIn(text: string, today: Day): Day | undefined {
  const month = monthOfName(text) === undefined ? '' : '1 ';
  return (
    byWord(text, today) ??
    spanned(text, today) ??
    comingSpan(text, today) ??
    named(month + text, addDays(today, 1))
  );
}

// What looks for the last such day up to a year ahead finds the first one from today on.
function named(text: string, today: Day): Day | undefined {
  const ahead = addDays(today, YEAR - 1);
  const found: FoundDate = comingFeast(text, today) ?? byName(text, ahead) ?? byFigures(text, ahead);
  return typeof found === 'string' ? found : found?.first;
}

function byWord(text: string, today: Day): Day | undefined {
  if (text === 'tomorrow') return addDays(today, 1);
  if (text === 'weekend' || text === 'this weekend') return weekdayAfter(today, SATURDAY);
  if (text === 'next week') return weekdayAfter(today, 1);
  if (text === 'next month')
    return Temporal.PlainDate.from(today).add({ months: 1 }).with({ day: 1 }).toString();
  const name = text.replace(/^(?:next|this|coming) /, '');
  const weekday = name.length > 2 ? weekdayOf(name) : undefined;
  return weekday === undefined ? undefined : weekdayAfter(today, weekday);
}

function weekdayAfter(today: Day, weekday: number): Day {
  return addDays(today, ((weekday - Temporal.PlainDate.from(today).dayOfWeek + 6) % 7) + 1);
}

function spanned(text: string, today: Day): Day | undefined {
  const [, many = '', unit] = SPAN.exec(text) ?? [];
  if (!unit) return undefined;
  return Temporal.PlainDate.from(today)
    .add({ [`${unit}s`]: countOf(many) })
    .toString();
}
