import type { Archive } from '#core/archive/archive.ts';
import type { Filled } from '#core/archive/filled.ts';
import { messageOf } from '#core/errors.ts';
import type { Day } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays, daysBetween, isWeekend } from '#core/time/dates.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import type { Ingest } from './ingest.ts';

/** Fills the archive a year back while nobody waits for a source, newest list first. */
export interface BackgroundFill {
  /** Goes on where it stopped, unless it is at it, done or refused for now; ends when `may` says no. It never rejects, and nobody waits for it. */
  run(may: () => boolean): Promise<void>;
  progress(): Filled;
  /** Ends what is going on; nothing is read after it. */
  stop(): void;
}

export interface FillParts {
  readonly archive: Pick<Archive, 'learn'>;
  readonly ingest: Pick<Ingest, 'lists' | 'isComplete'>;
  /** Whether somebody waits for a source now. */
  readonly isWaitedFor: () => boolean;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly logger: Logger;
}

const YEAR_DAYS = 365;
// A list is one request, rarely two: far from what any source takes for too much, and a year in less than half an hour.
const GAP_MS = 5_000;
// Whoever has just started the program asks first.
const FIRST_MS = 60_000;
// A source that fails is left alone for twice as long each time.
const BACK_OFF = { first: 60_000, most: 3_600_000 };
// An empty list of a weekday may fill yet, and a list that failed may be had.
const AGAIN_MS = 12 * 3_600_000;
const LEARNS_AFTER = 25;

export function createFilling(parts: FillParts): BackgroundFill {
  const { archive, ingest, clock, sleep, logger } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  let running = false;
  let after = clock.ticks() + FIRST_MS;
  let pause = BACK_OFF.first;
  // What its source cannot give must not hold up the rest: it is asked for last.
  const failed = new Set<Day>();

  /** Waits its turn behind whoever waits for a source; whether it may go on. */
  async function turn(may: () => boolean): Promise<boolean> {
    do await sleep(GAP_MS, signal);
    while (parts.isWaitedFor() && !signal.aborted);
    return may() && !signal.aborted;
  }

  /** Reads what is missing, until it is told not to or a list cannot be read. */
  async function fill(may: () => boolean): Promise<void> {
    const missing = yearOf(parts).filter((day) => !ingest.isComplete(day));
    const inTurn = [
      ...missing.filter((day) => !failed.has(day)),
      ...missing.filter((day) => failed.has(day)),
    ];
    for (const [index, day] of inTurn.entries()) {
      if (!(await turn(may))) return;
      if (!(await read(day))) return;
      if ((index + 1) % LEARNS_AFTER === 0) await archive.learn();
    }
    after = clock.ticks() + AGAIN_MS;
    if (inTurn.length === 0) return;
    await archive.learn();
    logger.info('the archive has filled itself a year back');
  }

  async function read(day: Day): Promise<boolean> {
    const ask = { patience: 'job', signal } as const;
    const reasons = await Promise.all(
      ingest.lists.filter((lists) => !lists.isComplete(day)).map((lists) => lists.read(day, ask)),
    );
    if (reasons.every((reason) => reason === undefined)) {
      failed.delete(day);
      pause = BACK_OFF.first;
      return true;
    }
    failed.add(day);
    after = clock.ticks() + pause;
    pause = Math.min(BACK_OFF.most, 2 * pause);
    return false;
  }

  return {
    async run(may) {
      if (running || signal.aborted || clock.ticks() < after) return;
      running = true;
      try {
        await fill(may);
      } catch (error) {
        after = clock.ticks() + BACK_OFF.most;
        if (!signal.aborted)
          logger.error('the archive could not fill itself, and goes on in an hour', {
            reason: messageOf(error),
          });
      }
      running = false;
    },
    progress: () => progressOf(parts),
    stop: () => stopping.abort(),
  };
}

/** The days of the last year that may have a list and are over, newest first. */
function yearOf({ ingest, clock }: Pick<FillParts, 'ingest' | 'clock'>): readonly Day[] {
  const sources = ingest.lists.map(({ source }) => source);
  const [today = ''] = sources.map((source) => source.currentDay(clock.now()));
  const [first = ''] = sources.map(({ firstDay = '' }) => firstDay).toSorted();
  const days = daysBetween(addDays(today, -YEAR_DAYS), addDays(today, -1));
  return days.filter((day) => day >= first && !isWeekend(day)).toReversed();
}

function progressOf(parts: Pick<FillParts, 'ingest' | 'clock'>): Filled {
  const days = yearOf(parts);
  const isRead = (day: Day) => parts.ingest.lists.every(({ readAt }) => readAt(day) !== undefined);
  const gap = days.findIndex((day) => !isRead(day));
  const since = days[(gap < 0 ? days.length : gap) - 1];
  return { read: days.filter(isRead).length, of: days.length, ...(since ? { since } : {}) };
}
