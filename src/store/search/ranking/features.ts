import { BLOCK, blockOf, DIMENSIONS } from '../postings/layout.ts';
import type { Resident } from '../resident.ts';
import { SCALE } from '../vectors/vectors.ts';
import { RANKING } from './weights.ts';

/** The mean content of some papers, each by its weight, as a unit vector; undefined before training. */
export function meanContent(
  resident: Resident,
  docs: Uint32Array,
  weightOf: (doc: number) => number,
): Float32Array | undefined {
  const sum = new Float32Array(DIMENSIONS);
  for (const doc of docs) {
    const vectors = resident.vectors.get(blockOf(doc));
    const at = (doc % BLOCK) * DIMENSIONS;
    if (!vectors || at >= vectors.length) continue;
    const weight = weightOf(doc);
    for (let j = 0; j < DIMENSIONS; j++) sum[j] = (sum[j] ?? 0) + weight * (vectors[at + j] ?? 0);
  }
  const length = Math.hypot(...sum);
  return length === 0 ? undefined : sum.map((value) => value / length);
}

/** How near a paper's content is to a unit vector: -1 to 1, 0 where it has none. */
export function closeness(resident: Resident, doc: number, content: Float32Array): number {
  const vectors = resident.vectors.get(blockOf(doc));
  const at = (doc % BLOCK) * DIMENSIONS;
  if (!vectors || at >= vectors.length) return 0;
  let sum = 0;
  for (let j = 0; j < DIMENSIONS; j++) sum += (content[j] ?? 0) * (vectors[at + j] ?? 0);
  return sum / SCALE;
}

/** Two neighbouring words of a question, with what finding them together is worth. */
export interface Pair {
  readonly text: string;
  readonly worth: number;
  /** The flags of both words (`Scores`): a paper that lacks one need not be read for the pair. */
  readonly flags: number;
}

/** What share of the pairs stand side by side in a paper's stems, sightings saturating: 0 to 1. */
export function neighbours(stems: string, pairs: readonly Pair[]): number {
  const title = stems.indexOf('\n');
  let found = 0;
  let all = 0;
  for (const { text, worth } of pairs) {
    let count = 0;
    for (let at = stems.indexOf(text); at >= 0; at = stems.indexOf(text, at + 1)) {
      count += at < title ? RANKING.titleWeight : 1;
    }
    found += (worth * count) / (count + 1);
    all += worth;
  }
  return all === 0 ? 0 : found / all;
}
