import { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper.ts';
import type { Subscription } from '../subscriptions/subscription.ts';

/** The part of a subscription that says when. Whether it is paused is for the caller to ask. */
export type Schedule = Pick<Subscription, 'time' | 'zone' | 'weekdays' | 'kind' | 'since'>;

/** One digest that is owed: when, and the local date that it belongs to. A date has at most one. */
export interface Due {
  readonly at: Temporal.Instant;
  readonly date: Day;
}

/** Whether two schedules name the same instants, whenever they began to count. */
export function isSameSchedule(one: Schedule, other: Schedule): boolean {
  const when = ({ time, zone, weekdays, kind }: Schedule) => JSON.stringify([time, zone, weekdays, kind]);
  return when(one) === when(other);
}

const DAY_MS = 86_400_000;
// More than twice the longest way between two dates of a monthly schedule, so that a whole skipped date is survived.
const FARTHEST_DAYS = 80;

/** The latest scheduled instant that is not after `now` and not before `since`; undefined where there is none yet. */
export function latestDue(schedule: Schedule, now: Temporal.Instant): Due | undefined {
  // Where clocks go back over midnight, the date after the one they show may have begun already.
  const newest = localDay(now, schedule.zone) + 1;
  for (let day = newest; day >= newest - FARTHEST_DAYS; day--) {
    const due = dueOn(schedule, day);
    if (due && due.at.epochMilliseconds < schedule.since) return undefined;
    if (due && Temporal.Instant.compare(due.at, now) <= 0) return due;
  }
  return undefined;
}

/** The first scheduled instant after `after`, and not before `since`. */
export function nextDue(schedule: Schedule, after: Temporal.Instant): Due {
  const from = Math.max(after.epochMilliseconds, schedule.since - 1);
  const oldest = localDay(Temporal.Instant.fromEpochMilliseconds(from), schedule.zone);
  for (let day = oldest; day <= oldest + FARTHEST_DAYS; day++) {
    const due = dueOn(schedule, day);
    if (due && due.at.epochMilliseconds > from) return due;
  }
  throw new Error(`no date within ${FARTHEST_DAYS} days of ${after} suits ${JSON.stringify(schedule)}`);
}

/** The next `count` of them, in order. */
export function nextDues(schedule: Schedule, after: Temporal.Instant, count: number): Due[] {
  const dues: Due[] = [];
  for (let last = after; dues.length < count; ) {
    const due = nextDue(schedule, last);
    dues.push(due);
    last = due.at;
  }
  return dues;
}

/** Whether a due instant lies so far back that it is not caught up with any more; the window is in milliseconds. */
export function isMissed(due: Due, now: Temporal.Instant, catchUpWindowMs: number): boolean {
  return now.epochMilliseconds - due.at.epochMilliseconds > catchUpWindowMs;
}

// Days are counted from 1970-01-01: most are passed over, and Temporal's dates cost 20 times as much as a number.
function localDay(at: Temporal.Instant, zone: string): number {
  const offset = at.toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
  return Math.floor((at.epochMilliseconds + offset) / DAY_MS);
}

function dueOn(schedule: Schedule, day: number): Due | undefined {
  if (!isChosen(schedule, day)) return undefined;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  const at = instantOn(date, schedule.time, schedule.zone);
  return at && { at, date };
}

/** Daily and topics: every chosen weekday. Week and month: the first chosen weekday of the ISO week, of the calendar month. */
function isChosen({ kind, weekdays }: Schedule, day: number): boolean {
  const midnight = new Date(day * DAY_MS);
  const weekday = midnight.getUTCDay() || 7;
  if (!weekdays.includes(weekday)) return false;
  switch (kind) {
    case 'daily':
    case 'topics':
      return true;
    case 'week':
      return weekday === Math.min(...weekdays);
    case 'month': {
      const ofMonth = midnight.getUTCDate();
      // It is the first one if each chosen weekday, this one too, was last seen before the 1st.
      return weekdays.every((other) => ((weekday - other + 6) % 7) + 1 >= ofMonth);
    }
    default:
      return kind satisfies never;
  }
}

/**
 * The first instant at which clocks in a zone show a time of a date, or later: so in the autumn overlap the first of
 * the two, in the spring gap the first valid minute after it. Undefined for a date that the zone left out altogether.
 */
function instantOn(date: Day, time: string, zone: string): Temporal.Instant | undefined {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const shown = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (shown.toPlainDateTime().equals(wanted)) return shown.toInstant();
  const begins = Temporal.PlainDate.from(date).toZonedDateTime(zone).toPlainDate().toString();
  // In a gap, `earlier` is an instant before it, so that the next change of the clock is its end.
  return begins === date ? shown.getTimeZoneTransition('next')?.toInstant() : undefined;
}
