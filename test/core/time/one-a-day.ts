import { Temporal } from 'temporal-polyfill';
import { latestDue, nextDue, type Schedule } from '#core/time/schedule.ts';
import { dateExists, firstShowing, type Stretch } from './zone-oracle.ts';

const DAY_MS = 86_400_000;

/** Days of a daily schedule in a zone, whose stretches reach some days farther at both ends. */
export interface Days {
  readonly zone: string;
  readonly time: string;
  readonly stretches: readonly Stretch[];
  /** An instant, in epoch milliseconds. */
  readonly from: number;
  readonly days: number;
}

/** Walks through days by `nextDue` and tells each way in which a date has not the one digest that Intl's clock gives it. */
export function checkDays({ zone, time, stretches, from, days }: Days): string[] {
  const schedule: Schedule = { zone, time, weekdays: [1, 2, 3, 4, 5, 6, 7], kind: 'daily', since: 0 };
  const wrong: string[] = [];
  const expected = expectedDues(stretches, time, from, days);
  let last = Temporal.Instant.fromEpochMilliseconds((expected[0]?.at ?? from) - 1);
  for (const { at, date } of expected) {
    const due = nextDue(schedule, last);
    const latest = latestDue(schedule, due.at);
    if (due.date !== date || due.at.epochMilliseconds !== at) {
      wrong.push(`${zone} ${time}: ${date} at ${new Date(at).toISOString()}, not ${due.date} at ${due.at}`);
    }
    if (latest?.date !== due.date) wrong.push(`${zone} ${time}: the latest at ${due.at} is ${latest?.date}`);
    last = due.at;
  }
  return wrong;
}

/** The times at the edges and in the middle of what a change of the clock leaves out or shows twice, and one apart. */
export function timesWorthTrying(stretches: readonly Stretch[], change: number): string[] {
  const before = stretches.find(({ until }) => until === change)?.offset ?? 0;
  const after = stretches.find(({ from }) => from === change)?.offset ?? 0;
  const [first, end] = [change + Math.min(before, after), change + Math.max(before, after)];
  const walls = [first - 60_000, first, (first + end) / 2, end - 60_000, end];
  return ['09:00', ...walls.map((wall) => new Date(wall).toISOString().slice(11, 16))];
}

function expectedDues(stretches: readonly Stretch[], time: string, from: number, days: number) {
  const midnight = from - (from % DAY_MS);
  return Array.from({ length: days }, (_, index) => midnight + index * DAY_MS)
    .filter((day) => dateExists(stretches, day))
    .map((day) => {
      const date = new Date(day).toISOString().slice(0, 10);
      return { date, at: firstShowing(stretches, Date.parse(`${date}T${time}Z`)) ?? Number.NaN };
    });
}
