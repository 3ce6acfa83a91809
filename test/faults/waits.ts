import { setTimeout as after } from 'node:timers/promises';
import { TIMING, type Timing } from '#core/delivery/timing.ts';

/** The program's waits ten times and more shorter; what counts in hours stays. Of the grace, the fakes take half at most: a busy machine may keep them from being on time. */
export const SHORT: Timing = {
  ...TIMING,
  send: 1_000,
  lease: 3_000,
  grace: 2_000,
  backOff: [50, 400],
  sweep: 50,
  role: 1_500,
  tick: 250,
  silence: 5_000,
  askAgain: 1_000,
  failed: 5_000,
  steady: 1_000,
  connect: [100, 1_000],
  refused: 2_000,
};

// Many times what it takes on a quiet machine: the suite is for what is lost or repeated, not for how fast it goes.
const PATIENCE_MS = 600_000;

/** Looks again and again until it is so; rejects with what it waited for where that takes too long. */
export async function until(what: string, so: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await so())) {
    if (performance.now() > end) throw new Error(`it did not come to this: ${what}`);
    await after(20);
  }
}
