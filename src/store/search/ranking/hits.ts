import { fuseRanks } from '#core/search/rank-fusion.ts';

/**
 * Papers, best first: their rows, and beside each a score that compares within one answer only. In two columns a thousand of them
 * take a fifth of what as many objects do, and nothing that the garbage collector has to look at.
 */
export interface Hits {
  readonly rows: Uint32Array;
  readonly scores: Float64Array;
}

/** The hits at some places. */
export function hitsAt(hits: Hits, places: Uint32Array): Hits {
  const rows = new Uint32Array(places.length);
  const scores = new Float64Array(places.length);
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0;
    rows[at] = hits.rows[place] ?? 0;
    scores[at] = hits.scores[place] ?? 0;
  }
  return { rows, scores };
}

/** Several rankings as one, by the places that papers have in each. */
export function fuse(rankings: readonly Iterable<number>[]): Hits {
  const sorted = [...fuseRanks(rankings)].sort(
    ([row, score], [other, others]) => others - score || row - other,
  );
  return {
    rows: Uint32Array.from(sorted, ([row]) => row),
    scores: Float64Array.from(sorted, ([, score]) => score),
  };
}
