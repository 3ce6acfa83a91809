import { BLOCK, blockOf, DIMENSIONS } from '../search/postings/layout.ts';
import type { Resident } from '../search/resident.ts';

// So many papers, spread over the archive, have the mean of all.
const SAMPLE = 2_000;

// It stays as long as the papers do, and each reader of a day asks for it.
const means = new WeakMap<Resident, Float32Array>();

/** Gives the content of papers by their rows: unit vectors of what sets each apart from the mean paper; undefined where it has none. */
export function contentReader(resident: Resident): (row: number | undefined) => Float32Array | undefined {
  const mean = means.get(resident) ?? meanOf(resident);
  means.set(resident, mean);
  return (row) => {
    const vector = row === undefined ? undefined : vectorOf(resident, row);
    return vector && unit(vector.map((value, at) => value - (mean[at] ?? 0)));
  };
}

/** How alike two contents are: -1 to 1, 0 where one is not known. */
export function alike(one: Float32Array | undefined, other: Float32Array | undefined): number {
  if (!one || !other) return 0;
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

function meanOf(resident: Resident): Float32Array {
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
function vectorOf({ vectors }: Resident, row: number): Float32Array | undefined {
  const at = (row % BLOCK) * DIMENSIONS;
  const stored = vectors.get(blockOf(row))?.subarray(at, at + DIMENSIONS);
  return stored && unit(Float32Array.from(stored));
}

function unit(vector: Float32Array): Float32Array | undefined {
  const length = Math.hypot(...vector);
  return length === 0 ? undefined : vector.map((value) => value / length);
}
