import type { Document } from '../document.ts';

/** A document with some lines at its end, such as how what was typed was read. */
export function noted(document: Document, notes: readonly string[]): Document {
  if (notes.length === 0) return document;
  return {
    ...document,
    blocks: [...document.blocks, ...notes.map((text) => ({ kind: 'note' as const, text }))],
  };
}
