import { Temporal } from 'temporal-polyfill';
import type { Day, Listing, Paper } from '../paper.ts';
import { addDays } from '../time/dates.ts';

/** A paper that found its readers days after its list: its upvotes as they stood on that day, and now. */
export interface Sleeper {
  readonly paper: Paper;
  readonly day: Day;
  readonly before: number;
  readonly now: number;
}

// It is one line; and what has a few votes more has found nobody yet.
const MOST = 3;
const RISEN = { times: 3, by: 20 };

/** How many days a second look goes back. */
export const LOOK_BACK_DAYS = 7;

/** Whether a digest is its subscription's first one of a week, which has the second look at the week before; never the first of all. */
export function isFirstOfWeek(date: Day, last: Day | undefined): boolean {
  return last !== undefined && mondayOf(last) < mondayOf(date);
}

/** The papers on the lists of the week before `day` that have risen most since, of those that are left over for a reader. */
export function sleepersIn(
  listings: readonly Listing[],
  day: Day,
  isLeft: (id: string) => boolean,
): readonly Sleeper[] {
  const from = addDays(day, -LOOK_BACK_DAYS);
  const risen = listings
    .filter((listing) => listing.day >= from && listing.day < day && isLeft(listing.paper.id))
    .flatMap(sleeperOf)
    .toSorted((a, b) => b.now - b.before - (a.now - a.before) || a.paper.id.localeCompare(b.paper.id));
  const seen = new Set<string>();
  return risen.filter(({ paper: { id } }) => !seen.has(id) && seen.add(id)).slice(0, MOST);
}

function sleeperOf({ paper, day, onDay: before, upvotes = 0 }: Listing): Sleeper[] {
  // What a paper's own page told since may be newer than its list.
  const now = Math.max(upvotes, paper.upvotes ?? 0);
  const hasRisen = before !== undefined && now >= before * RISEN.times && now >= before + RISEN.by;
  return hasRisen ? [{ paper, day, before, now }] : [];
}

function mondayOf(day: Day): Day {
  return addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
}
