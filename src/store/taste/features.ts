import { terms } from '#core/text/words.ts';
import type { PaperText } from '../matcher/reference.ts';
import { idf, strength, TITLE_WEIGHT } from '../matcher/strength.ts';
import { type Pairs, pairKey, papersWithPair } from './pairs.ts';

/** What is known of words and of pairs of them, by which a paper's own ones are weighed. */
export interface WordStatistics {
  /** Which reference they are of. */
  readonly stamp: string;
  readonly papers: number;
  readonly averageLength: number;
  /** Term → its number in the reference. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly papersWith: Uint32Array;
  readonly pairs: Pairs;
}

/** A word, or the key of a pair of neighbouring words. */
export type Feature = string | number;

/** A paper's words and pairs of neighbouring words, each with its weight: a unit vector. */
export type Features = ReadonlyMap<Feature, number>;

// What a third of all papers have tells nobody apart.
const MOST_COMMON = 0.3;
const FEWEST_TO_BE_COMMON = 10;

/** Weighs the words and pairs of a paper: by how often it has them, how rare they are, and whether its title does. */
export function featuresOf({ title, text }: PaperText, statistics: WordStatistics): Features {
  return featuresOfTerms([terms(title), terms(text)], statistics);
}

/** The same of a paper whose terms are known: its title's, and its text's. */
export function featuresOfTerms(
  [inTitle, inText]: readonly [title: readonly string[], text: readonly string[]],
  statistics: WordStatistics,
): Features {
  const counts = new Map<Feature, number>();
  count(counts, inTitle, TITLE_WEIGHT, statistics);
  count(counts, inText, 1, statistics);
  const length = TITLE_WEIGHT * inTitle.length + inText.length;
  const weighed = [...counts].map(
    ([feature, times]) =>
      [feature, strength(times, length, statistics.averageLength) * rarity(feature, statistics)] as const,
  );
  const norm = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight ** 2, 0)) || 1;
  return new Map(
    weighed.filter(([, weight]) => weight > 0).map(([feature, weight]) => [feature, weight / norm]),
  );
}

/** How alike two papers' words and pairs are: 0 to 1. */
export function cosineOf(one: Features, other: Features): number {
  let sum = 0;
  for (const [feature, weight] of one) sum += weight * (other.get(feature) ?? 0);
  return sum;
}

function count(
  counts: Map<Feature, number>,
  found: readonly string[],
  weight: number,
  { numbers, pairs }: WordStatistics,
): void {
  const add = (feature: Feature) => counts.set(feature, (counts.get(feature) ?? 0) + weight);
  let before: number | undefined;
  for (const term of found) {
    add(term);
    const number = numbers.get(term);
    if (before !== undefined && number !== undefined) {
      const pair = pairKey(before, number);
      if (papersWithPair(pairs, pair) > 0) add(pair);
    }
    before = number;
  }
}

function rarity(feature: Feature, { numbers, papersWith, papers, pairs }: WordStatistics): number {
  // A word that is new to the archive is as rare as one of a single paper.
  const having =
    typeof feature === 'number'
      ? papersWithPair(pairs, feature)
      : (papersWith[numbers.get(feature) ?? -1] ?? 1);
  const common = Math.max(FEWEST_TO_BE_COMMON, MOST_COMMON * papers);
  return having > common ? 0 : idf(having, Math.max(1, papers));
}
