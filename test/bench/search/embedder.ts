import { existsSync } from 'node:fs';
import { messageOf } from '#core/errors.ts';
import type { Embedder } from '#core/search/embedder.ts';
import { openEmbedder } from '#embedders/index.ts';
import { readConfig } from '#src/config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The embedder of the benchmark: as the environment sets it, transformers where it does not. */
export function benchEmbedder(env: Environment): Embedder {
  const { embedder } = readConfig({ ...env, ADAPTERS: '', EMBEDDER: env.EMBEDDER || 'transformers' });
  if (!embedder) throw new Error('EMBEDDER is set, so that there is one.');
  return openEmbedder(embedder);
}

/** Why nothing can be measured with an embedder; undefined where it can. */
export async function whyNoEmbedder(env: Environment): Promise<string | undefined> {
  const folder = `${env.DATA_DIR || './data'}/models`;
  if (!env.EMBEDDER && !existsSync(folder)) return `EMBEDDER is not set, and ${folder} has no model`;
  try {
    await benchEmbedder(env).embed(['Is it there?'], 'query');
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
