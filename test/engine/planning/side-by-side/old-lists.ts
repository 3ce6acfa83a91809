import { addDays, daysBetween } from '#core/dates.ts';
import type { Freshness } from '#core/digest/edition.ts';
import { messageOf } from '#core/errors.ts';
import type { Day, Listing, Paper } from '#core/paper.ts';
import type { Clock, PaperSource } from '#core/ports.ts';

/** The archive and the reading of lists as they were at commit ba34da1, in memory. */
export interface OldLists {
  /** Reads today's list, and those of the week before that were last read while they were still filling. */
  read(): Promise<Freshness>;
  listings(from: Day, to: Day): readonly Listing[];
  /** Whether a list was read after it had settled; an empty one, too, was never asked for again. */
  isComplete(day: Day): boolean;
  /** The program starts anew; where the archive is built anew, it has lost everything that it has seen. */
  restart(rebuilt: boolean): void;
}

const MERGED_DAYS = 7;

export function oldLists(source: PaperSource, clock: Pick<Clock, 'now'>): OldLists {
  const lists = new Map<Day, readonly Listing[]>();
  const readAt = new Map<Day, number>();
  let failingSince: Freshness['failingSince'];

  async function readDay(day: Day): Promise<Freshness> {
    let failed: string | undefined;
    try {
      put(day, await source.daily(day, { patience: 'reader' }));
    } catch (error) {
      failed = messageOf(error);
    }
    failingSince = failed ? (failingSince ?? clock.now()) : undefined;
    const since = failingSince ? { failingSince } : {};
    return { day, settles: source.settles(day), ...(failed ? { failed, ...since } : {}) };
  }

  function put(day: Day, papers: readonly Paper[]): void {
    const now = clock.now().epochMilliseconds;
    readAt.set(day, now);
    if (papers.length === 0) return;
    const seen = new Map(lists.get(day)?.map((listing) => [listing.paper.id, listing.seen]));
    lists.set(
      day,
      papers.map((paper, rank) => {
        return { day, paper, rank, upvotes: paper.upvotes ?? 0, seen: seen.get(paper.id) ?? now };
      }),
    );
  }

  function isComplete(day: Day): boolean {
    return (readAt.get(day) ?? 0) > source.settles(day).epochMilliseconds;
  }

  return {
    async read() {
      const today = source.currentDay(clock.now());
      const freshness = await readDay(today);
      const before = freshness.failed ? [] : daysBetween(addDays(today, 1 - MERGED_DAYS), addDays(today, -1));
      for (const day of before) if (!isComplete(day)) await readDay(day);
      return freshness;
    },
    listings: (from, to) => daysBetween(from, to).flatMap((day) => lists.get(day) ?? []),
    isComplete,
    restart(rebuilt) {
      failingSince = undefined;
      if (!rebuilt) return;
      lists.clear();
      readAt.clear();
    },
  };
}
