import type { Temporal } from 'temporal-polyfill';
import type { Text } from '../../document.ts';
import type { Day } from '../../paper.ts';
import { plural } from '../../text/text.ts';
import { clockTime, daysBetween, isWeekend, longDay, utcDay } from '../../time/dates.ts';
import { timeOf } from '../time.ts';

/** "the list of Tue 24 Nov 2026, 3 days old". */
export function datedList(day: Day, today: Day): string {
  return `the list of ${longDay(day)}, ${plural(daysSince(day, today), 'day')} old`;
}

/** That a list is shown where a newer one was asked for; undefined where there can be none, since only weekend days lie between. */
export function standInText(
  day: Day,
  { current, failed }: { current: Day; failed?: string | undefined },
): string | undefined {
  const newer = daysBetween(day, current).slice(1);
  if (newer.every(isWeekend)) return undefined;
  const why = failed ? 'No newer list could be read' : 'No newer list has papers so far';
  return `${why}: this is ${datedList(day, current)}.`;
}

/** When a list was read, and how long ago, once that is worth saying: with its day then, since whoever reads it may live in another. */
export function readText(readAt: Temporal.Instant, now: Temporal.Instant): Text {
  const hours = Math.floor(readAt.until(now).total('hours'));
  if (hours < 1) return ['list as of ', timeOf(readAt, now)];
  const age = hours < 48 ? plural(hours, 'hour') : plural(Math.floor(hours / 24), 'day');
  const text = clockTime(readAt, utcDay(now));
  return ['list as of ', { at: readAt.epochMilliseconds, show: 'day-and-time', text }, ` (${age} old)`];
}

function daysSince(day: Day, today: Day): number {
  return Math.max(0, daysBetween(day, today).length - 1);
}
