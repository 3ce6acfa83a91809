/** How many places of a digest of `size` papers go to papers that nobody's topics decide about: one in five, all kinds together. */
export function reservedPlaces(size: number): { readonly top: number } {
  return { top: Math.floor(size / 5) };
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
