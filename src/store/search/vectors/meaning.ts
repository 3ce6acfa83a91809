import type { Meaning } from '#core/search/embedder.ts';
import { type Conditions, filter } from '../filter.ts';
import type { Readers } from '../postings/readers.ts';
import { best } from '../ranking/best.ts';
import type { modelReader } from './model-reader.ts';
import { scoreCosines } from './packed-vector.ts';

// Every paper is near to some degree: the first ones count, and by their ranks alone.
const NEAREST = 50;

/** Finds the papers that mean most nearly what was asked and meet the conditions; their rows, nearest first. */
export function meaningFinder(vectorsOf: ReturnType<typeof modelReader>, readers: Readers) {
  return (meaning: Meaning, conditions: Conditions, lastDoc: number): Uint32Array => {
    const score = new Float32Array(lastDoc + 1);
    scoreCosines(vectorsOf(meaning.model), meaning.vector, score);
    filter(readers, { score }, conditions);
    return best(score, NEAREST);
  };
}
