/** The highest of some values, which may be raised one by one. */
export interface Highest {
  /** The least of them; everything is higher where there are fewer values than were asked for. */
  least(): number;
  /** Notes that one of all the values is a higher one now. */
  raise(before: number, after: number): void;
}

/** Keeps so many of the highest of some values. */
export function highestOf(values: Float64Array, count: number): Highest {
  if (values.length < count) return { least: () => Number.NEGATIVE_INFINITY, raise() {} };
  // From the lowest on, as numbers are sorted.
  const kept = values.toSorted().slice(-count);
  return {
    least: () => kept[0] ?? Number.NEGATIVE_INFINITY,
    raise(before, after) {
      const known = before < (kept[0] ?? 0) ? 0 : kept.lastIndexOf(before);
      if (after <= (kept[0] ?? 0)) return;
      let at = Math.max(0, known);
      for (; at + 1 < kept.length && (kept[at + 1] ?? 0) < after; at += 1) kept[at] = kept[at + 1] ?? 0;
      kept[at] = after;
    },
  };
}
