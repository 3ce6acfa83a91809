/** Until when nothing may be sent somewhere, by a clock that nobody sets. */
export interface Holds {
  has(name: string): boolean;
  /** Holds a place for so long from now on; a longer hold that is there stays. */
  add(name: string, ms: number): void;
}

export function openHolds(ticks: () => number): Holds {
  const until = new Map<string, number>();
  return {
    has: (name) => {
      const end = until.get(name);
      if (end === undefined || end > ticks()) return end !== undefined;
      return !until.delete(name);
    },
    add: (name, ms) => {
      // Ticks may be whole milliseconds, cut off: one more makes sure of the full time.
      until.set(name, Math.max(until.get(name) ?? 0, ticks() + ms + 1));
    },
  };
}
