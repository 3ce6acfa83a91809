import { BLOCK, blockOf, DIMENSIONS } from '../search/postings/layout.ts';
import type { Resident } from '../search/resident.ts';

/** What is read of an archive in memory to know what its papers are about. */
export type ContentVectors = Pick<Resident, 'length' | 'vectors'>;

// So many papers, spread over the archive, have the mean of all.
const SAMPLE = 2_000;

// It stays as long as the papers do, and each reader of a day asks for it.
const means = new WeakMap<ContentVectors, Float32Array>();

/** Gives the content of papers by their rows: unit vectors of what sets each apart from the mean paper; undefined where it has none. */
export function contentReader(
  resident: ContentVectors,
): (row: number | undefined) => Float32Array | undefined {
  const mean = means.get(resident) ?? meanOf(resident);
  means.set(resident, mean);
  return (row) => {
    const vector = row === undefined ? undefined : vectorOf(resident, row);
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

function meanOf(resident: ContentVectors): Float32Array {
  const mean = new Float32Array(DIMENSIONS);
  const step = Math.max(1, Math.floor(resident.length.length / SAMPLE));
  let read = 0;
  for (let row = 0; row < resident.length.length; row += step) {
    const vector = vectorOf(resident, row);
    if (!vector) continue;
    read += 1;
    for (let at = 0; at < DIMENSIONS; at++) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0);
  }
  return mean.map((sum) => sum / Math.max(1, read));
}

/** A paper's vector as a unit vector; undefined where nobody gave it one. */
function vectorOf({ vectors }: ContentVectors, row: number): Float32Array | undefined {
  const at = (row % BLOCK) * DIMENSIONS;
  const stored = vectors.get(blockOf(row))?.subarray(at, at + DIMENSIONS);
  return stored && unit(Float32Array.from(stored));
}

/** Makes a vector one of length 1, in place: a digest's papers and hundreds of candidates go through here. */
function unit(vector: Float32Array): Float32Array | undefined {
  let square = 0;
  for (let at = 0; at < vector.length; at++) square += (vector[at] ?? 0) ** 2;
  if (square === 0) return undefined;
  const length = Math.sqrt(square);
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) / length;
  return vector;
}
