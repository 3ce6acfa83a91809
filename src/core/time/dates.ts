import { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper.ts';

// Fixed words: Intl's own short forms differ between versions ("Sep", "Sept").
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "20 Aug"; "20 Aug 2025" where the year is not the year of `beside`. */
export function shortDay(day: Day, beside?: Day): string {
  const date = Temporal.PlainDate.from(day);
  const year = beside && Temporal.PlainDate.from(beside).year !== date.year ? ` ${date.year}` : '';
  return `${date.day} ${MONTHS[date.month - 1]}${year}`;
}

/** "Thu 20 Aug 2026". */
export function longDay(day: Day): string {
  const date = Temporal.PlainDate.from(day);
  return `${WEEKDAYS[date.dayOfWeek - 1]} ${shortDay(day)} ${date.year}`;
}

/** "14 to 20 Aug 2026", with month and year named once where they are shared. */
export function dayRange(from: Day, to: Day): string {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const sameMonth = first.month === last.month && first.year === last.year;
  return `${sameMonth ? first.day : shortDay(from, to)} to ${shortDay(to)} ${last.year}`;
}

/** "17:02 UTC", with the day before it where it is not `today`. */
export function clockTime(at: Temporal.Instant, today: Day): string {
  const utc = at.toZonedDateTimeISO('UTC');
  const time = `${utc.toPlainTime().toString({ smallestUnit: 'minute' })} UTC`;
  const day = utc.toPlainDate().toString();
  return day === today ? time : `${shortDay(day, today)}, ${time}`;
}

/** "Thu 20 Aug 2026 at 09:00 Europe/Berlin": a moment by the clock of a place. */
export function dayAndTime(at: Temporal.Instant, zone: string): string {
  return `${longDay(localDay(at, zone))} at ${timeIn(at, zone)}`;
}

/** "09:00 Europe/Berlin". */
export function timeIn(at: Temporal.Instant, zone: string): string {
  return `${at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })} ${zone}`;
}

/** The day of an instant by the clock of a place. */
export function localDay(at: Temporal.Instant, zone: string): Day {
  return at.toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The UTC day of an instant. */
export function utcDay(at: Temporal.Instant): Day {
  return localDay(at, 'UTC');
}

/** A day so many days later, or earlier for a negative number. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Every day of a range, both included; none where it ends before it begins. */
export function daysBetween(from: Day, to: Day): Day[] {
  const first = Temporal.PlainDate.from(from);
  const days = first.until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
  return Array.from({ length: Math.max(0, days + 1) }, (_, index) => first.add({ days: index }).toString());
}

/** Saturdays and Sundays. */
export function isWeekend(day: Day): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek > 5;
}
