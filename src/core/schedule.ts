import { Temporal } from 'temporal-polyfill';
import type { Day } from './paper.ts';
import type { Subscription } from './subscription.ts';

/** The part of a subscription that says when. Whether it is paused is for the caller to ask. */
export type Schedule = Pick<Subscription, 'time' | 'zone' | 'weekdays' | 'kind' | 'since'>;

/** One digest that is owed: when, and the local date that it belongs to. A date has at most one. */
export interface Due {
  readonly at: Temporal.Instant;
  readonly date: Day;
}

// Twice the longest way between two dates of a monthly schedule, so that one whole skipped date is survived.
const FARTHEST_DAYS = 80;

/** The latest scheduled instant that is not after `now` and not before `since`; undefined where there is none yet. */
export function latestDue(schedule: Schedule, now: Temporal.Instant): Due | undefined {
  // Where clocks go back over midnight, the date after the one they show may have begun already.
  const newest = now.toZonedDateTimeISO(schedule.zone).toPlainDate().add({ days: 1 });
  for (let back = 0; back <= FARTHEST_DAYS; back++) {
    const due = dueOn(schedule, newest.subtract({ days: back }));
    if (due && due.at.epochMilliseconds < schedule.since) return undefined;
    if (due && Temporal.Instant.compare(due.at, now) <= 0) return due;
  }
  return undefined;
}

/** The first scheduled instant after `after`, and not before `since`. */
export function nextDue(schedule: Schedule, after: Temporal.Instant): Due {
  const from = Math.max(after.epochMilliseconds, schedule.since - 1);
  const start = Temporal.Instant.fromEpochMilliseconds(from);
  const oldest = start.toZonedDateTimeISO(schedule.zone).toPlainDate();
  for (let ahead = 0; ahead <= FARTHEST_DAYS; ahead++) {
    const due = dueOn(schedule, oldest.add({ days: ahead }));
    if (due && due.at.epochMilliseconds > from) return due;
  }
  throw new Error(`no date within ${FARTHEST_DAYS} days of ${start} suits ${JSON.stringify(schedule)}`);
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

function dueOn(schedule: Schedule, date: Temporal.PlainDate): Due | undefined {
  if (!isChosen(schedule, date)) return undefined;
  const at = instantOn(date, schedule.time, schedule.zone);
  return at && { at, date: date.toString() };
}

/** Daily and topics: every chosen weekday. Week and month: the first chosen weekday of the ISO week, of the calendar month. */
function isChosen({ kind, weekdays }: Schedule, { dayOfWeek, day }: Temporal.PlainDate): boolean {
  if (!weekdays.includes(dayOfWeek)) return false;
  switch (kind) {
    case 'daily':
    case 'topics':
      return true;
    case 'week':
      return dayOfWeek === Math.min(...weekdays);
    case 'month':
      // A month's first seven days are one of each weekday: the chosen one is first if no other lies between it and the 1st.
      return weekdays.every(
        (other) => (dayOfWeek - other + 7) % 7 === 0 || (dayOfWeek - other + 7) % 7 >= day,
      )
        ? day <= 7
        : false;
    default:
      return kind satisfies never;
  }
}

/**
 * The first instant at which clocks in a zone show a time of a date, or later: so in the autumn overlap the first of
 * the two, in the spring gap the first valid minute after it. Undefined for a date that the zone left out altogether.
 */
function instantOn(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant | undefined {
  const wanted = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const shown = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (shown.toPlainDateTime().equals(wanted)) return shown.toInstant();
  const exists = date.toZonedDateTime(zone).toPlainDate().equals(date);
  // In a gap, `earlier` is an instant before it, so that the next change of the clock is its end.
  return exists ? shown.getTimeZoneTransition('next')?.toInstant() : undefined;
}
