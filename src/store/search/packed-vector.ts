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

/** Puts stored vectors side by side; those of another length than the first cannot be compared and are left out. */
export function gatherVectors(
  rows: readonly { readonly doc: number; readonly vector: Uint8Array }[],
): PackedVectors {
  const width = rows[0]?.vector.length ?? 0;
  const fitting = rows.filter(({ vector }) => vector.length === width);
  const components = new Int8Array(fitting.length * width);
  const lengths = new Float32Array(fitting.length);
  fitting.forEach(({ vector }, at) => {
    const signed = new Int8Array(vector.buffer, vector.byteOffset, width);
    components.set(signed, at * width);
    lengths[at] = Math.sqrt(signed.reduce((sum, value) => sum + value * value, 0));
  });
  return { width, docs: Uint32Array.from(fitting, ({ doc }) => doc), components, lengths };
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
