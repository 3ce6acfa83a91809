import type { Temporal } from 'temporal-polyfill';
import type { Lists } from '../delivery/ledger.ts';
import type { Day, Listing } from '../paper.ts';
import { addDays, daysBetween, isWeekend } from '../time/dates.ts';

/** How well a day's list is known. */
export interface Freshness {
  readonly day: Day;
  /** When the list was last read from every source; undefined where it never was. */
  readonly readAt?: Temporal.Instant;
  /** Since when every source has answered with nothing; undefined where one has papers, or was never read. */
  readonly emptySince?: Temporal.Instant;
  /** Why the last attempt failed, in the source's words. */
  readonly failed?: string;
  /** Since when no attempt has succeeded, where the last one failed. */
  readonly failingSince?: Temporal.Instant;
  /** When the list is usually complete. */
  readonly settles: Temporal.Instant;
}

/** The lists as they were read once, for one tick: every digest of it is made from them. */
export interface Edition {
  readonly made: Temporal.Instant;
  /** Of the day whose list is open now. */
  readonly freshness: Freshness;
  /** The last thirty days' lists, oldest day first, each in its order. */
  readonly listings: readonly Listing[];
}

// A source that is ill for a moment may answer with nothing.
const SURE_MS = 3_600_000;

/** Whether a list on which nothing is will stay so: that of a weekend, or one that was empty for an hour after it is usually complete, each time that it was read. */
export function isSurelyEmpty({
  day,
  settles,
  readAt,
  emptySince = readAt,
}: Pick<Freshness, 'day' | 'settles' | 'readAt' | 'emptySince'>): boolean {
  if (isWeekend(day)) return true;
  if (!readAt || !emptySince) return false;
  const since = Math.max(settles.epochMilliseconds, emptySince.epochMilliseconds);
  return readAt.epochMilliseconds - since >= SURE_MS;
}

// Missed days become one digest; what is older than this is no news.
const REACH_DAYS = 7;

/** The oldest day that a daily digest is made from now. */
export function reachOf({ freshness: { day } }: { freshness: Pick<Freshness, 'day'> }): Day {
  return addDays(day, 1 - REACH_DAYS);
}

/** The papers on each list that a daily digest is made from, those of `known` too: an archive may have been built anew since. */
export function listsOf(edition: Edition, known: Lists | undefined): Lists {
  const days = daysBetween(reachOf(edition), edition.freshness.day);
  const listed = Map.groupBy(edition.listings, ({ day }) => day);
  const idsOn = (day: Day) => (listed.get(day) ?? []).map(({ paper }) => paper.id);
  return new Map(days.map((day) => [day, new Set([...(known?.get(day) ?? []), ...idsOn(day)])]));
}
