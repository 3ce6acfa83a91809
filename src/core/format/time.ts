import type { Temporal } from 'temporal-polyfill';
import type { Time } from '../document.ts';
import { clockTime, utcDay } from '../time/dates.ts';

/** A moment as it is written beside `now`: with its day where that is another one. */
export function timeOf(at: Temporal.Instant, now: Temporal.Instant): Time {
  const today = utcDay(now);
  const show = utcDay(at) === today ? 'time' : 'day-and-time';
  return { at: at.epochMilliseconds, show, text: clockTime(at, today) };
}
