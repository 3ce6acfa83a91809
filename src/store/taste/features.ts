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

/** A paper's words and pairs of neighbouring words, each with its weight: a unit vector. */
export type Features = ReadonlyMap<string, number>;

// What a third of all papers have tells nobody apart.
const MOST_COMMON = 0.3;
const FEWEST_TO_BE_COMMON = 10;

/** Weighs the words and pairs of a paper: by how often it has them, how rare they are, and whether its title does. */
export function featuresOf({ title, text }: PaperText, statistics: WordStatistics): Features {
  const inTitle = terms(title);
  const inText = terms(text);
  const counts = new Map<string, number>();
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

function count(
  counts: Map<string, number>,
  found: readonly string[],
  weight: number,
  statistics: WordStatistics,
): void {
  const add = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + weight);
  found.forEach((term, at) => {
    add(term);
    const before = found[at - 1];
    if (before !== undefined && papersWithBoth(before, term, statistics) > 0) add(`${before} ${term}`);
  });
}

function rarity(feature: string, statistics: WordStatistics): number {
  const { numbers, papersWith, papers } = statistics;
  const [first = '', second] = feature.split(' ');
  // A word that is new to the archive is as rare as one of a single paper.
  const having =
    second === undefined
      ? (papersWith[numbers.get(first) ?? -1] ?? 1)
      : papersWithBoth(first, second, statistics);
  const common = Math.max(FEWEST_TO_BE_COMMON, MOST_COMMON * papers);
  return having > common ? 0 : idf(having, Math.max(1, papers));
}

function papersWithBoth(first: string, second: string, { numbers, pairs }: WordStatistics): number {
  const one = numbers.get(first);
  const other = numbers.get(second);
  return one === undefined || other === undefined ? 0 : papersWithPair(pairs, pairKey(one, other));
}
