import { type Reference, weightOf } from '../reference.ts';

/**
 * As it usually is before there is an archive to ask, and between two ends: how common a most common word is, or how rare one that
 * few papers have, says little of how sure a paper is. A word that no paper has is rare where there are few papers, and a slip where
 * there are many more than `few`.
 */
const RARITY = { usual: 4, least: 3.5, most: 6, few: 1_000 };

/** How rare the rarest of a topic's words is, by BM25's idf: 3.5 to 6. Each word's `weight` is how much it says. */
export function rarityOf(
  words: readonly { readonly stem: string; readonly weight: number }[],
  reference: Reference,
): number {
  const { papers, numbers } = reference;
  if (papers === 0) return RARITY.usual;
  const believed = RARITY.few / (RARITY.few + papers);
  const rarities = words.map(({ stem, weight }) =>
    numbers.has(stem) ? weight : Math.max(weight, believed * weightOf(reference, stem)),
  );
  return Math.min(RARITY.most, Math.max(RARITY.least, ...rarities));
}
