// As usual for reciprocal ranks: the first places differ, and none of them outweighs being in both lists.
const DAMPING = 60;

/** What each member of some ranked lists is worth by its places in them: the sum of 1 ÷ (60 + place), places from 0. */
export function fuseRanks<Member>(lists: readonly Iterable<Member>[]): Map<Member, number> {
  const worth = new Map<Member, number>();
  for (const list of lists) {
    let place = 0;
    for (const member of list) worth.set(member, (worth.get(member) ?? 0) + 1 / (DAMPING + place++));
  }
  return worth;
}
