import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Day, Listing } from '#core/paper.ts';
import { keyOf } from './invariants.ts';

/** What tells the lists of both planners apart, in one sentence each, beyond the two rules that are new: a list is read once more when its day is over, and an empty one is asked for again. Both have read at the same moments; `today` is the day whose list is open. */
export function listDifferences(
  old: readonly Listing[],
  now: readonly Listing[],
  { settles, today }: Pick<PaperSource, 'settles'> & { readonly today: Day },
): { readonly afterSettling: readonly string[]; readonly breaches: readonly string[] } {
  const known = new Set(now.map(keyOf));
  const before = new Map(old.map((listing) => [keyOf(listing), listing.upvotes]));
  const days = new Set(old.map(({ day }) => day));
  const isLate = ({ day, seen }: Listing) => day < today && seen > settles(day).epochMilliseconds;
  const gained = now.filter((each) => !before.has(keyOf(each)) && days.has(each.day));
  return {
    afterSettling: gained.filter(isLate).map(keyOf),
    breaches: [
      ...old.filter((each) => !known.has(keyOf(each))).map((each) => `${keyOf(each)} was not read`),
      ...gained
        .filter((each) => !isLate(each))
        .map((each) => `${keyOf(each)} was read where there was nothing`),
      ...now
        .filter((each) => each.day === today && (before.get(keyOf(each)) ?? each.upvotes) !== each.upvotes)
        .map((each) => `${keyOf(each)} has other upvotes`),
    ],
  };
}
