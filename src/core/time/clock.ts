import type { Temporal } from 'temporal-polyfill';

/** The time of day, which may jump, and a count of milliseconds that nobody sets. */
export interface Clock {
  now(): Temporal.Instant;
  /** Milliseconds by a clock that nobody sets; its start is unknown. */
  ticks(): number;
}
