import cron from 'node-cron';
import type { Timing } from '#core/delivery/timing.ts';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Sleep } from '#core/time/with-timeout.ts';

/** Ticks until it is stopped. */
export interface Ticker {
  /** Ticks now; while a tick is under way, once more when it has ended. */
  wake(): void;
  /** Waits for the tick under way. */
  stop(): Promise<void>;
  /** When a tick last ended well, in ticks of the clock that nobody sets; undefined before. */
  lastDone(): number | undefined;
}

export interface TickerParts {
  /** False where it could not be done yet. */
  readonly work: () => Promise<unknown>;
  readonly logger: Logger;
  readonly timing: Pick<Timing, 'tick' | 'silence'>;
  readonly sleep: Sleep;
  /** Milliseconds by this process's own clock, which nobody sets. */
  readonly ticks: () => number;
}

/** Does `work` now and at every full minute, or as often as `timing` says, never twice at a time. */
export function startTicker({ work, logger, timing, sleep, ticks }: TickerParts): Ticker {
  let stopped = false;
  let waking = new AbortController();
  let done: number | undefined;

  const tick = async (): Promise<void> => {
    try {
      if ((await work()) !== false) done = ticks();
    } catch (error) {
      // Whoever has ended meanwhile has closed what it works on.
      if (stopped) logger.warn('the last tick did not end well', { reason: messageOf(error) });
      else logger.error('the tick failed, and is tried again at the next one', { reason: messageOf(error) });
    }
  };
  const run = async (): Promise<void> => {
    while (!stopped) {
      waking = new AbortController();
      await tick();
      await sleep(untilNext(timing), waking.signal);
    }
  };
  const running = run();
  return {
    lastDone: () => done,
    wake: () => waking.abort(),
    stop: async () => {
      stopped = true;
      waking.abort();
      await running;
    },
  };
}

/**
 * The milliseconds until the next tick, by node-cron's calendar and at most `silence`. We only ask it and wait by our own
 * timer: left running over a clock that is set forward, it goes through every minute in between (8 s for 30 days); over one
 * that is set back, it waits until its old time has come again.
 */
function untilNext({ tick, silence }: TickerParts['timing']): number {
  const pattern = tick < 60_000 ? `*/${Math.max(1, Math.round(tick / 1000))} * * * * *` : '* * * * *';
  const task = cron.schedule(pattern, () => undefined, { timezone: 'UTC' });
  const next = task.msToNext() ?? silence;
  void task.destroy();
  return Math.min(next, silence);
}
