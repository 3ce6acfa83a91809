import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SetupError } from '#core/errors.ts';
import { embedders, openEmbedder } from '#embedders/index.ts';
import type { TransformersSetup } from '#embedders/transformers/index.ts';
import { recipeOf } from '#embedders/transformers/recipe.ts';

const SETUP = { folder: '/data/models', endpoint: 'https://mirror.example' };
const installed = existsSync(resolve(import.meta.dirname, '../../node_modules/@huggingface/transformers'));

/** A library with one model of two components, which notes what it was asked for. */
function fakeLibrary({ failures = 0 } = {}) {
  const calls: unknown[] = [];
  const env = { remoteHost: '', cacheDir: '' };
  let left = failures;
  const library: TransformersSetup['library'] = {
    find: () => undefined,
    load: async () => ({
      env,
      pipeline: async (...args) => {
        calls.push(args);
        if (left-- > 0) throw new TypeError('fetch failed\nat somewhere');
        return async (texts, options) => {
          calls.push([texts, options]);
          return { dims: [texts.length, 2], data: Float32Array.from(texts.flatMap((_, at) => [at, 1])) };
        };
      },
    }),
  };
  return { library, calls, env };
}

describe('transformers', () => {
  it('loads the model with the first text, into the folder, and once', async () => {
    const { library, calls, env } = fakeLibrary();
    const embedder = openEmbedder({ ...SETUP, name: 'transformers', library });
    expect(embedder.name).toBe('transformers:Xenova/bge-small-en-v1.5');
    expect(await embedder.embed([], 'paper')).toEqual([]);
    expect(calls).toEqual([]);
    expect(await embedder.embed(['a', 'b'], 'paper')).toEqual([Float32Array.of(0, 1), Float32Array.of(1, 1)]);
    await embedder.embed(['c'], 'query');
    const how = { pooling: 'cls', normalize: true };
    expect(calls).toEqual([
      ['feature-extraction', 'Xenova/bge-small-en-v1.5', { dtype: 'q8' }],
      [['a', 'b'], how],
      [['Represent this sentence for searching relevant passages: c'], how],
    ]);
    expect(env).toEqual({ remoteHost: 'https://mirror.example/', cacheDir: '/data/models' });
  });

  it.each([
    ['Xenova/bge-base-en-v1.5', 'cls', /^Represent/],
    ['Xenova/e5-small-v2', 'mean', /^query: $/],
    ['Xenova/all-MiniLM-L6-v2', 'mean', /^$/],
  ])('reads %s as its card says', (model, pooling, query) => {
    expect(recipeOf(model)).toMatchObject({ pooling, query: expect.stringMatching(query) });
  });

  it('says what to do where the model cannot be loaded, and tries again at the next text', async () => {
    const { library } = fakeLibrary({ failures: 1 });
    const embedder = embedders.transformers({ ...SETUP, model: 'some/model', library });
    await expect(embedder.embed(['a'], 'query')).rejects.toThrow(
      new SetupError(
        'embedder-failed',
        'The embedding model some/model could not be loaded from /data/models or https://mirror.example (fetch failed): check EMBEDDER_MODEL and the network, or leave EMBEDDER empty.',
      ),
    );
    expect(await embedder.embed(['a'], 'query')).toHaveLength(1);
  });

  it.skipIf(installed)('says what to install where the library is missing', () => {
    expect(() => embedders.transformers(SETUP)).toThrow(
      new SetupError(
        'embedder-missing',
        'EMBEDDER=transformers needs a package that is not installed: type npm install @huggingface/transformers, or leave EMBEDDER empty.',
      ),
    );
  });
});
