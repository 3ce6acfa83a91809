import { SetupError } from '#core/errors.ts';
import { Link } from '#core/paper.ts';
import type { Embedder } from '#core/search/embedder.ts';
import { type TransformersSetup, transformers } from './transformers/index.ts';

/** What gives texts their vectors, by name. */
export const embedders = { transformers };

/** An embedder by name, and what it is made with; plain data, unless a test brings its own library. */
export interface EmbedderChoice extends TransformersSetup {
  readonly name: keyof typeof embedders;
}

/** Where the environment says that models are fetched from, without a slash at its end: a mirror of the Hub, or the Hub itself. */
export function modelSite({ HF_ENDPOINT: site }: Readonly<Record<string, string | undefined>>): string {
  const address = site?.trim() || 'https://huggingface.co';
  if (Link.safeParse(address).success) return address.replace(/\/+$/, '');
  throw new SetupError('setting-invalid', 'HF_ENDPOINT must be an http(s) address.');
}

/** The embedder that was chosen; a SetupError where what it needs is not installed. */
export function openEmbedder({ name, ...setup }: EmbedderChoice): Embedder {
  return embedders[name](setup);
}
