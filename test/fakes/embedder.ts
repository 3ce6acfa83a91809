import type { Embedder } from '#core/search/embedder.ts';
import { terms } from '#core/text/words.ts';

// Words that mean the same, as a model would know.
const SYNONYMS: Readonly<Record<string, string>> = { automobil: 'car', vehicl: 'car', felin: 'cat' };
const DIMENSIONS = 512;

/** An embedder that remembers what it was asked, and that can be down. */
export interface FakeEmbedder extends Embedder {
  readonly asked: { readonly texts: readonly string[]; readonly kind: string }[];
  down: Error | undefined;
}

/** An embedder that knows some synonyms: each stem points in a direction of its own, always the same, and synonyms share one. */
export function fakeEmbedder(name = 'fake'): FakeEmbedder {
  const asked: FakeEmbedder['asked'] = [];
  const embedder: FakeEmbedder = {
    name,
    asked,
    down: undefined,
    async embed(texts, kind) {
      if (embedder.down) throw embedder.down;
      asked.push({ texts, kind });
      return texts.map((text) => {
        const vector = new Float32Array(DIMENSIONS);
        for (const term of terms(text)) vector[directionOf(term)] = 1;
        return vector;
      });
    },
  };
  return embedder;
}

function directionOf(term: string): number {
  const meant = SYNONYMS[term] ?? term;
  return [...meant].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % DIMENSIONS, 7);
}
