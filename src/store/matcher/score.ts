import type { Level } from '#core/topics/topic.ts';
import { type PaperView, STRENGTH_STEPS } from './paper-view.ts';
import { type TopicTable, WEIGHT_STEPS } from './topic-table.ts';

/** A paper that has less of a topic's words than this, of 1, is never on it. */
export const LEAST_LIKENESS = 0.3;

/** Keeps a paper without the topic's words below every level, where scores only rank. */
const UNLIKELY = -10;

/**
 * Log-odds that a paper is on a topic: logistic regression on one half of the topics of the benchmark `topics`, every topic weighing
 * the same, in archives of 300, 2,000 and 10,000 papers. What companions say counts as far as the archive is trusted; what they
 * always add is set so that `normal` means the same in an archive of any size.
 */
const WEIGHTS = {
  words: { likeness: 7, title: 0.86, pairs: 1.06, always: -5.04 },
  company: { companions: 24.9, likeness: -7.1, always: 3.1 },
} as const;

/** The least score of each level; their precision and recall stand in the benchmark's table. */
export const LEVELS: Readonly<Record<Level, number>> = { broad: -1.5, normal: 0.1, strict: 1 };

/** The score of the paper in `view` for one topic of the table: log-odds, comparable across topics. */
export function score(table: TopicTable, topic: number, view: PaperView): number {
  const likeness = weighed(table.own, topic, view.words);
  return scoreLikely(table, topic, view, likeness) + (likeness < LEAST_LIKENESS ? UNLIKELY : 0);
}

/**
 * The same score for a paper whose likeness to the topic is known and large enough: how strongly it has the topic's own words, 0 to
 * 1 (BM25 over its maximum). Beside that count how many of them its title has, how often they stand side by side, and how much
 * more of the topic's companion words it has than one paper in 200, about -0.3 to 0.3.
 */
export function scoreLikely(table: TopicTable, topic: number, view: PaperView, likeness: number): number {
  const { words, company } = WEIGHTS;
  const byWords =
    words.always +
    words.likeness * likeness +
    words.title * weighed(table.own, topic, view.titled) +
    words.pairs * weighed(table.joint, topic, view.pairs);
  const trust = table.trust[topic] ?? 0;
  if (trust === 0) return byWords;
  const companions = companionsOf(table, topic, view);
  return byWords + trust * (company.always + company.likeness * likeness + company.companions * companions);
}

/** The sum over a topic's words or pairs of weight times what the paper has of each. */
function weighed(list: TopicTable['own'], topic: number, having: ArrayLike<number>): number {
  const to = list.starts[topic + 1] ?? 0;
  let sum = 0;
  for (let at = list.starts[topic] ?? 0; at < to; at += 1)
    sum += (list.weights[at] ?? 0) * (having[list.terms[at] ?? 0] ?? 0);
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
