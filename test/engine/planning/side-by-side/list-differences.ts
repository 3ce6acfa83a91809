import type { Day, Listing } from '#core/paper.ts';
import type { PaperSource } from '#core/ports.ts';
import { keyOf } from './invariants.ts';

/** What tells the lists of both planners apart, in one sentence each, beyond the two rules that are new: a settled list is never asked for again, and an empty one is. Both have read at the same moments. */
export function listDifferences(
  old: readonly Listing[],
  now: readonly Listing[],
  { settles }: Pick<PaperSource, 'settles'>,
): { readonly afterSettling: readonly string[]; readonly breaches: readonly string[] } {
  const votes = new Map(now.map((listing) => [keyOf(listing), listing.upvotes]));
  const before = new Map(old.map((listing) => [keyOf(listing), listing.upvotes]));
  const days = new Set(old.map(({ day }) => day));
  const settled = (day: Day) => settles(day).epochMilliseconds;
  const missing = old.filter((listing) => !votes.has(keyOf(listing)));
  return {
    afterSettling: missing.filter(({ day, seen }) => seen > settled(day)).map(keyOf),
    breaches: [
      ...missing.filter(({ day, seen }) => seen <= settled(day)).map((each) => `${keyOf(each)} was not read`),
      ...now
        .filter((each) => !before.has(keyOf(each)) && days.has(each.day))
        .map((each) => `${keyOf(each)} was read where there was nothing`),
      ...old
        .filter((each) => votes.has(keyOf(each)) && votes.get(keyOf(each)) !== each.upvotes)
        .map((each) => `${keyOf(each)} has other upvotes`),
    ],
  };
}
