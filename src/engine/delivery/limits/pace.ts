import PQueue from 'p-queue';
import type { Sleep } from '#core/time/with-timeout.ts';

/** Lets one after the other go, so many a second. */
export interface Pace {
  /** Resolves when it is one's turn, or at once when the signal aborts. */
  turn(signal: AbortSignal): Promise<void>;
  /** How many wait for theirs. */
  waiting(): number;
}

// What was lost while the process stood still is made up for, up to this much.
const CREDIT_MS = 200;
const WINDOW_MS = 1000;

/** By timers, not by p-queue's own interval: that one stands still for as long as the system's clock was set back. Whatever is made up for, in no second go more than `perSecond`. */
export function openPace({ ticks, sleep }: { ticks: () => number; sleep: Sleep }, perSecond: number): Pace {
  const line = new PQueue({ concurrency: 1 });
  const gapMs = WINDOW_MS / perSecond;
  // When the last ones went, as many as may go in a second.
  const recent: number[] = Array(Math.ceil(perSecond)).fill(Number.NEGATIVE_INFINITY);
  let next = ticks() + gapMs;
  return {
    turn: (signal) =>
      line.add(async () => {
        next = Math.max(next, ticks() - CREDIT_MS);
        const wait = Math.max(next, (recent.shift() ?? 0) + WINDOW_MS) - ticks();
        if (wait > 0 && !signal.aborted) await sleep(wait, signal);
        next += gapMs;
        recent.push(ticks());
      }),
    waiting: () => line.size + line.pending,
  };
}
