import { Temporal } from 'temporal-polyfill';
import type { Moment } from './moment.ts';

/** The time that everything in the state is written by: one clock for all processes that share it. */
export interface StateClock {
  now(): Promise<Moment>;
  /** Writes down that it is now; with it, what was written down last, by whichever process, where anything was. */
  mark(): Promise<{ readonly now: Moment; readonly before?: Moment }>;
}

/** When it is by the state's clock: for all that is written down to fall due, as whoever plans goes by no other. */
export async function stateNow(clock: Pick<StateClock, 'now'>): Promise<Temporal.Instant> {
  return Temporal.Instant.fromEpochMilliseconds((await clock.now()).wall);
}
