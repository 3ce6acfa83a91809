import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../paper.ts';
import { namedIn } from '../../text/named-in.ts';
import { addDays } from '../dates.ts';
import { monthOfName } from './calendar.ts';
import { comingSeason } from './season.ts';

const END =
  /^(?:after|end|rest|remainder)(?: of)? (?:the |this |my |our )?(?<span>next week|next month|[a-z]{3,9})(?: (?:holidays?|break|vacations?))?$/;
const SEASON = /^(?:next |this )?(?<span>spring|summer|autumn|fall|winter)$/;

/** The day after `today` on which what a text names is over, "end of the month", "rest of the summer", or on which it begins, "autumn"; undefined where it is none of these. */
export function comingSpan(text: string, today: Day): Day | undefined {
  const over = namedIn(END, text).span;
  if (over !== undefined) return dayAfter(over, today);
  const season = namedIn(SEASON, text).span;
  const begins = season && comingSeason(season, today);
  if (!begins) return undefined;
  return begins.first > today ? begins.first : comingSeason(season, addDays(begins.last, 1))?.first;
}

function dayAfter(span: string, today: Day): Day | undefined {
  const date = Temporal.PlainDate.from(today);
  switch (span) {
    case 'day':
      return addDays(today, 1);
    case 'week':
    case 'weekend':
      return addDays(today, 8 - date.dayOfWeek);
    case 'next week':
      return addDays(today, 15 - date.dayOfWeek);
    case 'next month':
      return date.add({ months: 2 }).with({ day: 1 }).toString();
    case 'month':
      return date.add({ months: 1 }).with({ day: 1 }).toString();
    case 'year':
      return `${date.year + 1}-01-01`;
    default:
      return afterNamed(span, date);
  }
}

/** The day after a month or a season, the one that goes on or the next. */
function afterNamed(span: string, today: Temporal.PlainDate): Day | undefined {
  const season = comingSeason(span, today.toString());
  if (season) return addDays(season.last, 1);
  const month = monthOfName(span);
  if (month === undefined) return undefined;
  const year = month < today.month ? today.year + 1 : today.year;
  return Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 }).toString();
}
