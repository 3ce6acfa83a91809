import { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper.ts';

export const DAY_MS = 86_400_000;

/** The date that clocks in a zone show, in days since 1970-01-01: a schedule passes most of them over, and Temporal's dates cost 20 times as much as a number. */
export function dayIn(at: Temporal.Instant, zone: string): number {
  const offset = at.toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
  return Math.floor((at.epochMilliseconds + offset) / DAY_MS);
}

/** The date of so many days since 1970-01-01. */
export function dateOf(day: number): Day {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** How many days there are from one date to another, both included. */
export function daysIn(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
}

/**
 * The first instant at which clocks in a zone show a time of a date, or later: so in the autumn overlap the first of
 * the two, in the spring gap the first valid minute after it. Undefined for a date that the zone left out altogether.
 */
export function instantOn(date: Day, time: string, zone: string): Temporal.Instant | undefined {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const shown = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (shown.toPlainDateTime().equals(wanted)) return shown.toInstant();
  const begins = Temporal.PlainDate.from(date).toZonedDateTime(zone).toPlainDate().toString();
  // In a gap, `earlier` is an instant before it, so that the next change of the clock is its end.
  return begins === date ? shown.getTimeZoneTransition('next')?.toInstant() : undefined;
}
