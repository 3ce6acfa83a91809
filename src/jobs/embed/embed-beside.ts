import type { Archive } from '#core/archive/archive.ts';
import { embedApart } from '#embedders/embed-apart.ts';
import { createEmbedding } from '#engine/ingest/embed.ts';
import type { Config } from '../../config.ts';
import type { Outside } from '../../process/outside.ts';

/** Gives new papers their vectors beside the digests, where an embedder is on. */
export function embedBeside(
  { embedder }: Pick<Config, 'embedder'>,
  {
    archive,
    file,
    model,
    ...outside
  }: Pick<Outside, 'clock' | 'logger'> & {
    archive: Archive;
    file: string;
    model: string | undefined;
  },
): () => Promise<void> {
  if (!embedder || model === undefined) return async () => undefined;
  return createEmbedding({
    ...outside,
    archive,
    model,
    embed: () => embedApart(new URL('./embed-process.ts', import.meta.url), { file, embedder }),
  });
}
