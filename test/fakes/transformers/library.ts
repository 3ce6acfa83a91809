import { fakeEmbedder } from '../embedder.ts';

export const env = { remoteHost: '', cacheDir: '' };

/** The library with one model, which knows some synonyms; every other one cannot be fetched. */
export async function pipeline(_task: string, model: string) {
  if (model !== 'fake/synonyms') throw new TypeError('fetch failed');
  const embedder = fakeEmbedder();
  return async (texts: readonly string[]) => {
    const vectors = await embedder.embed(texts, 'paper');
    const width = vectors[0]?.length ?? 0;
    const data = new Float32Array(vectors.length * width);
    vectors.forEach((vector, at) => {
      data.set(vector, at * width);
    });
    return { dims: [vectors.length, width], data };
  };
}
