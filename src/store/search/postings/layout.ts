/** Papers of one block of postings and vectors: adding a paper rewrites what belongs to its block alone. */
export const BLOCK = 1 << 13;

/** Components of a content vector, one signed byte each. */
export const DIMENSIONS = 96;

/** The block that a paper's row belongs to. */
export function blockOf(doc: number): number {
  return Math.floor(doc / BLOCK);
}
