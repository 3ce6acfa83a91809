/** What came of a row of the table; `skipped` says in its figures why it was not run. */
export interface Outcome {
  readonly figures: string;
  readonly verdict: 'ok' | 'FAILED' | 'skipped';
}

/** How much is done. `random` (0 to 1) repeats with the seed. */
export interface Effort {
  readonly short: boolean;
  readonly kills: number;
  readonly deliveries: number;
  readonly random: () => number;
}

/** A line of the table. */
export interface Row {
  readonly name: string;
  run(effort: Effort): Promise<Outcome>;
  /** Left out of the short run, where it has to wait for what takes long. */
  readonly long?: boolean;
}

export function skipped(why: string): Outcome {
  return { figures: `NOT RUN: ${why}`, verdict: 'skipped' };
}

/** Mulberry32: the same numbers, 0 to 1, for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
