const MOST = 127;

/** A vector as it is stored: a signed byte for each component, its largest one 127; only its direction is kept. */
export function packVector(vector: Float32Array): Uint8Array {
  const highest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const packed = Int8Array.from(vector, (value) => Math.round((value / (highest || 1)) * MOST));
  return new Uint8Array(packed.buffer);
}

/** Many packed vectors of one length, side by side, each with the row of its paper and its own length. */
export interface PackedVectors {
  readonly width: number;
  readonly docs: Uint32Array;
  readonly components: Int8Array;
  readonly lengths: Float32Array;
}

/** The row of a paper and its packed vector. */
export type VectorRow = readonly [doc: number, vector: Uint8Array];

/** Puts so many stored vectors side by side; one of another length than the first cannot be compared, and counts as none. */
export function gatherVectors(count: number, rows: Iterable<VectorRow>): PackedVectors {
  const docs = new Uint32Array(count);
  const lengths = new Float32Array(count);
  let components = new Int8Array();
  let width = 0;
  let at = 0;
  for (const [doc, vector] of rows) {
    if (at === 0) {
      width = vector.length;
      components = new Int8Array(count * width);
    }
    docs[at] = doc;
    if (vector.length === width) lengths[at] = place(components, at * width, vector);
    at++;
  }
  return { width, docs, components, lengths };
}

/** Copies a vector to its place, and gives its length. */
function place(components: Int8Array, from: number, vector: Uint8Array): number {
  components.set(new Int8Array(vector.buffer, vector.byteOffset, vector.length), from);
  let squares = 0;
  for (let at = from; at < from + vector.length; at++) squares += (components[at] ?? 0) ** 2;
  return Math.sqrt(squares);
}

/** Sets in `scores`, by the paper's row, the cosine between a vector and each packed one; where that is below 0, nothing. */
export function scoreCosines(vectors: PackedVectors, vector: Float32Array, scores: Float32Array): void {
  const { width, docs, components, lengths } = vectors;
  const length = Math.hypot(...vector);
  if (vector.length !== width || length === 0) return;
  for (let i = 0; i < docs.length; i++) {
    let sum = 0;
    for (let j = 0, at = i * width; j < width; j++) sum += (vector[j] ?? 0) * (components[at + j] ?? 0);
    if (sum > 0) scores[docs[i] ?? 0] = sum / (length * (lengths[i] || 1));
  }
}
