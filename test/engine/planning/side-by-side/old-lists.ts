import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Freshness } from '#core/digest/edition.ts';
import { messageOf } from '#core/errors.ts';
import type { Day, Listing } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays, daysBetween } from '#core/time/dates.ts';
import { memoryLists } from './memory-lists.ts';

/** The lists and the reading of them as they were at commit ba34da1. */
export interface OldLists {
  /** Reads today's list, and those of the week before that were last read while they were still filling. */
  read(): Promise<Freshness>;
  listings(from: Day, to: Day): readonly Listing[];
  /** The program starts anew; where the archive is built anew, it has lost everything that it has seen. */
  restart(rebuilt: boolean): void;
}

const MERGED_DAYS = 7;

export function oldLists(source: PaperSource, clock: Pick<Clock, 'now'>): OldLists {
  let archive = memoryLists();
  let failingSince: Freshness['failingSince'];

  async function readDay(day: Day): Promise<Freshness> {
    let failed: string | undefined;
    try {
      await archive.putList({
        day,
        papers: await source.daily(day, { patience: 'reader' }),
        at: clock.now(),
      });
    } catch (error) {
      failed = messageOf(error);
    }
    failingSince = failed ? (failingSince ?? clock.now()) : undefined;
    const readAt = archive.listRead(source.name, day)?.at;
    return {
      day,
      settles: source.settles(day),
      ...(readAt ? { readAt } : {}),
      ...(failed ? { failed, ...(failingSince ? { failingSince } : {}) } : {}),
    };
  }

  /** An empty list, too, was never asked for again. */
  function isComplete(day: Day): boolean {
    const readAt = archive.listRead(source.name, day)?.at.epochMilliseconds ?? 0;
    return readAt > source.settles(day).epochMilliseconds;
  }

  return {
    async read() {
      const today = source.currentDay(clock.now());
      const freshness = await readDay(today);
      const before = freshness.failed ? [] : daysBetween(addDays(today, 1 - MERGED_DAYS), addDays(today, -1));
      for (const day of before) if (!isComplete(day)) await readDay(day);
      return freshness;
    },
    listings: (from, to) => archive.listings(from, to),
    restart(rebuilt) {
      failingSince = undefined;
      if (rebuilt) archive = memoryLists();
    },
  };
}
