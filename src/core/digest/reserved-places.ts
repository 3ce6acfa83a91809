/** From how many papers on a digest has a place for one outside the topics. */
export const FEWEST_TO_EXPLORE = 10;

/** How many places of a digest of `size` papers go to the most upvoted: one in five, of which one goes to the paper outside the topics where there is one. */
export function placesOfTop(size: number, { hasOutside }: { hasOutside: boolean }): number {
  return Math.floor(size / 5) - (hasOutside ? 1 : 0);
}

/** The first `size` of some papers, in which those of `reserved` that would not be among them take the last places. */
export function withReserved<Item>(
  ordered: readonly Item[],
  size: number,
  reserved: readonly Item[],
): Item[] {
  const first = ordered.slice(0, size);
  const missing = reserved.filter((each) => !first.includes(each));
  if (missing.length === 0) return first;
  const least = first.filter((each) => !reserved.includes(each)).slice(-missing.length);
  return [...first.filter((each) => !least.includes(each)), ...missing];
}
