import { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
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
  const when = (each: Schedule) => {
    const { time, zone, weekdays, kind, quietHours } = each;
    const rests = restsOf(each);
    return JSON.stringify([time, zone, weekdays, kind, quietHours, rests, rests.length > 0 && each.catchUp]);
  };
  return when(one) === when(other);
}

const DAY_MS = 86_400_000;
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
  return { at, date: dateOf(localDay(at, zone)) };
}

function latestScheduled(schedule: Schedule, now: Temporal.Instant): Due | undefined {
  // Where clocks go back over midnight, the date after the one they show may have begun already.
  const newest = localDay(now, schedule.zone) + 1;
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
  const today = localDay(Temporal.Instant.fromEpochMilliseconds(from), schedule.zone);
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

// Days are counted from 1970-01-01: most are passed over, and Temporal's dates cost 20 times as much as a number.
function localDay(at: Temporal.Instant, zone: string): number {
  const offset = at.toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
  return Math.floor((at.epochMilliseconds + offset) / DAY_MS);
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
  return restsOf(schedule).reduce((sum, { from, to }) => sum + daysTo(from, to), FARTHEST_DAYS);
}

function daysTo(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
}

function dateOf(day: number): Day {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Whether `now` is a day on which nothing comes. */
export function isRestingOn(schedule: Schedule, now: Temporal.Instant): boolean {
  return isRestDay(restsOf(schedule), dateOf(localDay(now, schedule.zone)));
}

/** When the quiet hours end that `now` falls into; undefined where it falls into none. */
export function quietEnd(
  { quietHours, zone }: Pick<Schedule, 'quietHours' | 'zone'>,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  if (!quietHours) return undefined;
  const time = now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
  const quiet = quietUntil(quietHours, time);
  const day = localDay(now, zone);
  return quiet && instantOn(dateOf(quiet.nextDay ? day + 1 : day), quiet.time, zone);
}

/** When the next quiet hours begin; undefined where there are none. */
export function quietStart(
  { quietHours, zone }: Pick<Schedule, 'quietHours' | 'zone'>,
  after: Temporal.Instant,
): Temporal.Instant | undefined {
  const [from] = quietHours?.split('-') ?? [];
  if (from === undefined) return undefined;
  const today = localDay(after, zone);
  return [today, today + 1]
    .flatMap((day) => instantOn(dateOf(day), from, zone) ?? [])
    .find((at) => Temporal.Instant.compare(at, after) > 0);
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
