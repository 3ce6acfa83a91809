import type { Level } from '#core/topics/topic.ts';
import { LEAST_LIKENESS, type Overlap } from './overlap.ts';
import { type PaperView, STRENGTH_STEPS } from './paper-view.ts';
import { type TopicTable, WEIGHT_STEPS } from './topic-table.ts';

/** Keeps a paper without the topic's words below every level, where scores only rank. */
const UNLIKELY = -10;

/**
 * Log-odds that a paper is on a topic: ridge regression on one half of the topics of the benchmark `topics`, every topic weighing the
 * same, in archives of 300 to 40,000 papers, and `pairs` set between what that half and the keywords of recorded lists say. What
 * companions say counts as far as the archive is trusted; what is always added lets `normal` mean the same in an archive of any size.
 */
const WEIGHTS = {
  words: { share: 3.75, title: 1.31, pairs: 1.5, rarity: 0.76, always: -5.98 },
  company: { companions: 15.4, share: -1.46, always: 0.44 },
} as const;

/** The least score of each level; their precision and recall stand in the benchmark's table. */
export const LEVELS: Readonly<Record<Level, number>> = { broad: -1, normal: 0.3, strict: 0.9 };

/** The score of the paper in `view`, with its `overlap`, for one topic of the table: log-odds, comparable across topics. */
export function score(table: TopicTable, topic: number, overlap: Overlap, view: PaperView): number {
  const likeness = overlap.likeness[topic - overlap.first] ?? 0;
  return scoreLikely(table, topic, overlap, view) + (likeness < LEAST_LIKENESS ? UNLIKELY : 0);
}

/**
 * The same score for a paper that has enough of the topic's words: how strongly it has them, each counting the same, 0 to 1. Beside
 * that count how many of them its title has, how often they stand side by side, how rare they are, and how much more of the
 * topic's companion words it has than one paper in 200, about -0.3 to 0.3.
 */
export function scoreLikely(table: TopicTable, topic: number, overlap: Overlap, view: PaperView): number {
  const { words, company } = WEIGHTS;
  const at = topic - overlap.first;
  const length = Math.max(1, table.lengths[topic] ?? 0);
  const share = (overlap.strength[at] ?? 0) / length;
  // A word that stands alone is beside all there is to be beside of.
  const beside = table.paired[topic] === 0 ? share : (overlap.pairs[at] ?? 0);
  const byWords =
    words.always +
    words.share * share +
    words.title * ((overlap.titled[at] ?? 0) / length) +
    words.pairs * beside +
    words.rarity * (table.rarity[topic] ?? 0);
  const trust = table.trust[topic] ?? 0;
  if (trust === 0) return byWords;
  const companions = companionsOf(table, topic, view);
  return byWords + trust * (company.always + company.share * share + company.companions * companions);
}

function companionsOf({ company, background }: TopicTable, topic: number, view: PaperView): number {
  const { starts, codes } = company;
  const to = starts[topic + 1] ?? 0;
  let sum = 0;
  for (let at = starts[topic] ?? 0; at < to; at += 1) {
    const code = codes[at] ?? 0;
    sum += (code & WEIGHT_STEPS) * (view.companions[code >>> 16] ?? 0);
  }
  return sum / (WEIGHT_STEPS * STRENGTH_STEPS) - (background[topic] ?? 0);
}
