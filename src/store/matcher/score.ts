import type { Level } from '#core/topics/topic.ts';
import { type PaperView, STRENGTH_STEPS } from './paper-view.ts';
import { type TopicTable, WEIGHT_STEPS } from './topic-table.ts';

/** A paper that has less of a topic's words than this, of 1, is never on it. */
export const LEAST_LIKENESS = 0.3;

/** Keeps a paper without the topic's words below every level, where scores only rank. */
const UNLIKELY = -10;

/**
 * Log-odds that a paper is on a topic: logistic regression on the benchmarks `topics` and `3dgs-tags`, every topic
 * weighing the same, with companions and, for archives too small to know any, without. `bench.ts` fits them again.
 */
const WEIGHTS = {
  trusted: { likeness: 3.7, companions: 17.9, always: -4.2 },
  alone: { likeness: 8.1, always: -6.9 },
} as const;

/** The least score of each level; their precision and recall stand in the benchmark's table. */
export const LEVELS: Readonly<Record<Level, number>> = { broad: -2.6, normal: -1.7, strict: -0.5 };

/**
 * What a score is made of. `likeness`: how strongly the paper has the topic's own words, 0 to 1 (BM25 over its
 * maximum). `companions`: how much more of the topic's companion words it has than one paper in 200, about -0.3 to 0.3.
 */
type Signals = { readonly likeness: number; readonly companions: number };

/** The score of the paper in `view` for one topic of the table: log-odds, comparable across topics. */
export function score(table: TopicTable, topic: number, view: PaperView): number {
  const { likeness, companions } = signals(table, topic, view);
  return combine(likeness, companions, table.trust[topic] ?? 0) + (likeness < LEAST_LIKENESS ? UNLIKELY : 0);
}

/** The two signals behind a score. */
function signals(table: TopicTable, topic: number, view: PaperView): Signals {
  return { likeness: likenessOf(table, topic, view), companions: companionsOf(table, topic, view) };
}

/** The same score for a paper whose likeness to the topic is known and large enough. */
export function scoreLikely(table: TopicTable, topic: number, view: PaperView, likeness: number): number {
  return combine(likeness, companionsOf(table, topic, view), table.trust[topic] ?? 0);
}

function combine(likeness: number, companions: number, trust: number): number {
  const { trusted, alone } = WEIGHTS;
  const withCompanions = trusted.always + trusted.likeness * likeness + trusted.companions * companions;
  return trust * withCompanions + (1 - trust) * (alone.always + alone.likeness * likeness);
}

function likenessOf({ own }: TopicTable, topic: number, view: PaperView): number {
  const to = own.starts[topic + 1] ?? 0;
  let sum = 0;
  for (let at = own.starts[topic] ?? 0; at < to; at += 1)
    sum += (own.weights[at] ?? 0) * (view.words[own.terms[at] ?? 0] ?? 0);
  return sum;
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
