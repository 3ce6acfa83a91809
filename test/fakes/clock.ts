import { Temporal } from 'temporal-polyfill';
import type { Clock } from '#core/time/clock.ts';
import type { Sleep } from '#core/time/with-timeout.ts';

export interface TestClock extends Clock {
  /** Lets time pass by both clocks. */
  pass(ms: number): void;
  /** Sets the wall clock forward, or back; ticks know nothing of it. */
  step(ms: number): void;
  /** Sleeps by letting time pass. */
  readonly sleep: Sleep;
}

/** A clock that stands still until it is told that time passes, or that somebody set it. */
export function testClock(time: string): TestClock {
  let wall = Temporal.Instant.from(time);
  let ticks = 5_000;
  const pass = (ms: number) => {
    wall = wall.add({ milliseconds: ms });
    ticks += ms;
  };
  return {
    now: () => wall,
    ticks: () => ticks,
    pass,
    step: (ms) => {
      wall = wall.add({ milliseconds: ms });
    },
    sleep: async (ms) => pass(ms),
  };
}
