import { BLOCK, blockOf, DIMENSIONS } from '../search/postings/layout.ts';
import type { Resident } from '../search/resident.ts';

/** What papers are about, a vector each by their rows. */
export interface ContentVectors {
  /** One more than the last row. */
  readonly rows: number;
  /** Only its direction says something; undefined where nobody gave it one. */
  vectorOf(row: number): Int8Array | undefined;
}

type Axes = Pick<Resident, 'length' | 'vectors'>;

const learned = new WeakMap<Axes, ContentVectors>();

/** Those by the axes that were learned from the archive itself. */
export function learnedVectors(resident: Axes): ContentVectors {
  const known = learned.get(resident) ?? {
    rows: resident.length.length,
    vectorOf(row: number) {
      const at = (row % BLOCK) * DIMENSIONS;
      return resident.vectors.get(blockOf(row))?.subarray(at, at + DIMENSIONS);
    },
  };
  learned.set(resident, known);
  return known;
}

// So many papers, spread over the archive, have the mean of all.
const SAMPLE = 2_000;

// It stays as long as the papers do, and each reader of a day asks for it.
const means = new WeakMap<ContentVectors, Float32Array>();

/** Gives the content of papers by their rows: unit vectors of what sets each apart from the mean paper; undefined where it has none. */
export function contentReader(
  contents: ContentVectors,
): (row: number | undefined) => Float32Array | undefined {
  const mean = means.get(contents) ?? meanOf(contents);
  means.set(contents, mean);
  return (row) => {
    const vector = row === undefined ? undefined : vectorOf(contents, row);
    if (!vector) return undefined;
    for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) - (mean[at] ?? 0);
    return unit(vector);
  };
}

/** How alike two contents are: -1 to 1, 0 where one is not known. */
export function alike(one: Float32Array | undefined, other: Float32Array | undefined): number {
  if (!one || !other) return 0;
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function meanOf(contents: ContentVectors): Float32Array {
  const sampled = rowsAcross(contents).flatMap((row) => vectorOf(contents, row) ?? []);
  const mean = new Float32Array(sampled[0]?.length ?? 0);
  for (const vector of sampled)
    for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0);
  return mean.map((sum) => sum / Math.max(1, sampled.length));
}

/** Rows spread over the archive. */
export function rowsAcross({ rows }: ContentVectors): number[] {
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  return Array.from({ length: Math.ceil(rows / step) }, (_, at) => at * step);
}

/** A paper's vector as a unit vector; undefined where nobody gave it one. */
function vectorOf(contents: ContentVectors, row: number): Float32Array | undefined {
  const stored = contents.vectorOf(row);
  return stored && unit(Float32Array.from(stored));
}

/** Makes a vector one of length 1, in place: a digest's papers and hundreds of candidates go through here. */
export function unit(vector: Float32Array): Float32Array | undefined {
  let square = 0;
  for (let at = 0; at < vector.length; at++) square += (vector[at] ?? 0) ** 2;
  if (square === 0) return undefined;
  const length = Math.sqrt(square);
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) / length;
  return vector;
}
