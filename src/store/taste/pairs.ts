import type { ReferenceData } from '../matcher/reference.ts';

/** Which two words stand side by side in how many papers, for pairs that several papers have. */
export interface Pairs {
  /** Sorted; a pair of terms of the reference, the first one in the upper 16 bits. */
  readonly keys: Uint32Array;
  readonly papersWith: Uint16Array;
}

export const NO_PAIRS: Pairs = { keys: new Uint32Array(), papersWith: new Uint16Array() };

// What fewer papers say is chance, and most of all pairs are of one paper alone.
const FEWEST_PAPERS = 5;
const MOST = 0xffff;
// Number 0 stands for all words of one paper alone.
const RARE = 0;

/** Counts the pairs of a reference: a second and 45 MB for 40,000 papers. */
export function countPairs({ tokens, starts, titleLengths }: ReferenceData): Pairs {
  const all = new Uint32Array(tokens.length);
  let filled = 0;
  titleLengths.forEach((title, paper) => {
    const own = pairsOf(tokens.subarray(starts[paper], starts[paper + 1]), title);
    all.set(own, filled);
    filled += own.length;
  });
  const pairs = summed(all.subarray(0, filled).sort());
  // Given back at once, and not when it is next looked for.
  all.buffer.transfer(0);
  return pairs;
}

export function pairKey(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}

/** In how many papers a pair stands; 0 for one that is too rare to be known. */
export function papersWithPair({ keys, papersWith }: Pairs, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return keys[low] === key ? (papersWith[low] ?? 0) : 0;
}

/** The pairs of one paper, each once; none across the end of its title. */
function pairsOf(tokens: Uint16Array, titleLength: number): Uint32Array {
  const keys: number[] = [];
  for (let at = 1; at < tokens.length; at++) {
    const first = tokens[at - 1] ?? RARE;
    const second = tokens[at] ?? RARE;
    if (at !== titleLength && first !== RARE && second !== RARE) keys.push(pairKey(first, second));
  }
  return Uint32Array.from(new Set(keys));
}

function summed(sorted: Uint32Array): Pairs {
  const keys: number[] = [];
  const papersWith: number[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (sorted[to] === sorted[from]) to++;
    if (to - from >= FEWEST_PAPERS) {
      keys.push(sorted[from] ?? 0);
      papersWith.push(Math.min(MOST, to - from));
    }
    from = to;
  }
  return { keys: Uint32Array.from(keys), papersWith: Uint16Array.from(papersWith) };
}
