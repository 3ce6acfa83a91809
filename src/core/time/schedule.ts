import { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { DAY_MS, dateOf, dayIn, daysIn, instantOn } from './local-days.ts';
import { quietUntil } from './quiet-hours.ts';
import { isRestDay, type Rest } from './rests.ts';

/** The part of a subscription that says when. Whether it is paused is for the caller to ask. */
export type Schedule = Pick<Subscription, 'time' | 'zone' | 'weekdays' | 'kind' | 'since'> &
  Partial<Pick<Subscription, 'catchUp' | 'quietHours' | 'holidays' | 'rest' | 'ahead'>>;

/** One digest that is owed: when, and the local date that it belongs to. A date has at most one. */
export interface Due {
  readonly at: Temporal.Instant;
  readonly date: Day;
}

/** Whether two schedules name the same instants, whenever they began to count. */
export function isSameSchedule(one: Schedule, other: Schedule): boolean {
  return scheduleKey(one) === scheduleKey(other);
}

/** What schedules that name the same instants have in common, and no others. */
export function scheduleKey(schedule: Schedule): string {
  const { time, zone, weekdays, kind, quietHours, catchUp } = schedule;
  const rests = restsOf(schedule);
  return JSON.stringify([time, zone, weekdays, kind, quietHours, rests, rests.length > 0 && catchUp]);
}

// More than twice the longest way between two dates of a monthly schedule, so that a whole skipped date is survived.
const FARTHEST_DAYS = 80;

/** The latest instant that is not after `now` and not before `since`, scheduled or wanted ahead of that; undefined where there is none yet. */
export function latestDue(schedule: Schedule, now: Temporal.Instant): Due | undefined {
  const scheduled = latestScheduled(schedule, now);
  const ahead = aheadDue(schedule, now);
  if (!scheduled || !ahead) return scheduled ?? ahead;
  return Temporal.Instant.compare(ahead.at, scheduled.at) > 0 ? ahead : scheduled;
}

/** What somebody wanted ahead of its time, of the date on which they did. */
function aheadDue({ ahead, since, zone }: Schedule, now: Temporal.Instant): Due | undefined {
  if (ahead === undefined || ahead < since || ahead > now.epochMilliseconds) return undefined;
  const at = Temporal.Instant.fromEpochMilliseconds(ahead);
  return { at, date: dateOf(dayIn(at, zone)) };
}

function latestScheduled(schedule: Schedule, now: Temporal.Instant): Due | undefined {
  // Where clocks go back over midnight, the date after the one they show may have begun already.
  const newest = dayIn(now, schedule.zone) + 1;
  const oldest = newest - farthestFor(schedule);
  for (let day = newest; day >= oldest; day--) {
    const due = dueOn(schedule, day);
    if (due && due.at.epochMilliseconds < schedule.since) return undefined;
    if (due && Temporal.Instant.compare(due.at, now) <= 0) return due;
  }
  return undefined;
}

/** The first scheduled instant after `after`, and not before `since`. */
export function nextDue(schedule: Schedule, after: Temporal.Instant): Due {
  const from = Math.max(after.epochMilliseconds, schedule.since - 1);
  const today = dayIn(Temporal.Instant.fromEpochMilliseconds(from), schedule.zone);
  // What quiet hours have put off comes on the day after its date.
  const first = schedule.quietHours ? today - 1 : today;
  const farthest = farthestFor(schedule);
  for (let day = first; day <= first + farthest; day++) {
    const due = dueOn(schedule, day);
    if (due && due.at.epochMilliseconds > from) return due;
  }
  throw new Error(`no date within ${farthest} days of ${after} suits ${JSON.stringify(schedule)}`);
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

function dueOn(schedule: Schedule, day: number): Due | undefined {
  if (isResting(schedule, day) || !(isChosen(schedule, day) || isMadeUp(schedule, day))) return undefined;
  const { time, shownOn } = shownAt(schedule, day);
  const at = instantOn(dateOf(shownOn), time, schedule.zone);
  return at && { at, date: dateOf(day) };
}

/** When the digest of a day comes: at its time, or when the quiet hours are over that this falls into. */
function shownAt({ quietHours, time }: Schedule, day: number): { time: string; shownOn: number } {
  const quiet = quietUntil(quietHours, time);
  return { time: quiet?.time ?? time, shownOn: quiet?.nextDay ? day + 1 : day };
}

/** Whether a day's digest would be of a day of rest, or come on one. */
function isResting(schedule: Schedule, day: number): boolean {
  const rests = restsOf(schedule);
  if (rests.length === 0) return false;
  return isRestDay(rests, dateOf(day)) || isRestDay(rests, dateOf(shownAt(schedule, day).shownOn));
}

/** Whether the week's or the month's digest fell on the days of rest right before a day, and is caught up with; a daily one needs no date of its own for that. */
function isMadeUp(schedule: Schedule, day: number): boolean {
  const { kind, catchUp } = schedule;
  if ((kind !== 'week' && kind !== 'month') || catchUp === 'skip') return false;
  for (let before = day - 1; isResting(schedule, before); before--) {
    if (isChosen(schedule, before)) return true;
  }
  return false;
}

function restsOf({ holidays = [], rest }: Schedule): readonly Rest[] {
  return rest ? [...holidays, rest] : holidays;
}

function farthestFor(schedule: Schedule): number {
  return restsOf(schedule).reduce((sum, { from, to }) => sum + daysIn(from, to), FARTHEST_DAYS);
}

/** Whether `now` is a day on which nothing comes. */
export function isRestingOn(schedule: Schedule, now: Temporal.Instant): boolean {
  return isRestDay(restsOf(schedule), dateOf(dayIn(now, schedule.zone)));
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
