import { UserError } from '../../errors.ts';
import type { Day } from '../../paper.ts';
import { longDay } from '../dates.ts';
import { dayOf, type FoundDate, fullYear, wholeMonth, withoutYear } from './calendar.ts';

/** "2026-8-20", "20260820", "20.8.2026", "20.8.", "8/20/2026", "2026-08". */
export function byFigures(text: string, today: Day): FoundDate {
  const [, year, , month, , day] = /^(\d{4})([-/.]?)(\d{1,2})(\2(\d{1,2}))?$/.exec(text) ?? [];
  if (year && month && day) return dayOf(Number(year), Number(month), Number(day));
  const [, ofYear, ofMonth] = /^(\d{4})[-/](\d{1,2})$/.exec(text) ?? [];
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

/** "8-20", "20/8": a day and its month where one alone can be the month, of the last such day up to `today`. */
export function dayInMonth(text: string, today: Day): Day | undefined {
  const [, one, two] = /^(\d{1,2})[-/](\d{1,2})$/.exec(text)?.map(Number) ?? [];
  if (!one || !two || Math.max(one, two) > 31 || one > 12 === two > 12) return undefined;
  return withoutYear(Math.min(one, two), Math.max(one, two), today);
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
