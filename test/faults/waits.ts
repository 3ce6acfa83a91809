import { TIMING, type Timing } from '#core/delivery/timing.ts';

/** The program's waits about twenty times shorter; what counts in hours stays. Fakes that accept within the grace break no promise. */
export const SHORT: Timing = {
  ...TIMING,
  send: 1_000,
  lease: 3_000,
  grace: 1_000,
  backOff: [50, 400],
  sweep: 50,
  role: 1_500,
  tick: 250,
  silence: 5_000,
  askAgain: 1_000,
  failed: 5_000,
  steady: 1_000,
};

/** Looks again and again until it is so; rejects with what it waited for where that takes too long. */
export async function until(what: string, ms: number, so: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + ms;
  while (!(await so())) {
    if (performance.now() > end) throw new Error(`not within ${ms / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
