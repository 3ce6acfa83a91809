import cron from 'node-cron';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/ports.ts';
import type { Sleep } from '../in-time.ts';

/** Rings once a minute until it is stopped. */
export interface Alarm {
  /** Waits for the work under way. */
  stop(): Promise<void>;
  /** When the work last ended well, in ticks; undefined before. */
  lastDone(): number | undefined;
}

const SILENCE_MS = 120_000;
const LOOK_MS = 15_000;

/** Does `work` now and every minute, never twice at a time. node-cron only wakes us: where it falls silent, as it does when a clock is set, a watchdog rings instead. */
export function startAlarm(parts: {
  work: () => Promise<unknown>;
  logger: Logger;
  sleep: Sleep;
  /** Milliseconds by a clock that nobody sets. */
  ticks: () => number;
}): Alarm {
  const { logger, sleep, ticks } = parts;
  const stopped = new AbortController();
  let underWay: Promise<void> | undefined;
  let started = ticks();
  let done: number | undefined;

  const ring = (): Promise<void> => {
    underWay ??= run().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
  const run = async (): Promise<void> => {
    started = ticks();
    try {
      await parts.work();
      done = ticks();
    } catch (error) {
      logger.error('the tick failed, and is tried again in a minute', { reason: messageOf(error) });
    }
  };
  const watch = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await sleep(LOOK_MS, stopped.signal);
      if (!stopped.signal.aborted && ticks() - started > SILENCE_MS) await ring();
    }
  };

  const task = cron.schedule('* * * * *', ring, {
    noOverlap: true,
    missedExecutionTolerance: 59_000,
    timezone: 'UTC',
  });
  void ring();
  const watching = watch();
  return {
    lastDone: () => done,
    stop: async () => {
      stopped.abort();
      await task.destroy();
      await Promise.all([watching, underWay]);
    },
  };
}
