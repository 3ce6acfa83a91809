import type { Embedder } from '#core/search/embedder.ts';
import { type TransformersSetup, transformers } from './transformers/index.ts';

/** What gives texts their vectors, by name. */
export const embedders = { transformers };

/** An embedder by name, and what it is made with; plain data, unless a test brings its own library. */
export interface EmbedderChoice extends TransformersSetup {
  readonly name: keyof typeof embedders;
}

/** The embedder that was chosen; a SetupError where what it needs is not installed. */
export function openEmbedder({ name, ...setup }: EmbedderChoice): Embedder {
  return embedders[name](setup);
}
