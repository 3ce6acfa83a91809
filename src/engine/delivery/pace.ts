import PQueue from 'p-queue';
import type { Sleep } from '../in-time.ts';

/** Lets one after the other go, so many a second. */
export interface Pace {
  /** Resolves when it is one's turn, or at once when the signal aborts. */
  turn(signal: AbortSignal): Promise<void>;
  /** How many wait for theirs. */
  waiting(): number;
}

/** By timers, not by p-queue's own interval: that one stands still for as long as the system's clock was set back. A timer that is late makes the next wait shorter, by what it was late and no more, so that the rate is kept and nothing comes in a burst. */
export function openPace({ ticks, sleep }: { ticks: () => number; sleep: Sleep }, gapMs: number): Pace {
  const line = new PQueue({ concurrency: 1 });
  let last = ticks();
  return {
    turn: (signal) =>
      line.add(async () => {
        last = Math.max(last + gapMs, ticks());
        if (!signal.aborted && last > ticks()) await sleep(last - ticks(), signal);
      }),
    waiting: () => line.size + line.pending,
  };
}
