import type { PaperText } from '../reference.ts';
import { createView, type PaperView, readPaper } from './paper-view.ts';
import { LEAST_LIKENESS, LEVELS, scoreLikely } from './score.ts';
import type { TopicTable } from './topic-table.ts';

/** A paper and a topic, by its number among those that were packed. */
export interface TopicHit<P> {
  readonly paper: P;
  readonly topic: number;
  readonly score: number;
}

/** Every pair of a paper and a topic of the table that reaches the broadest level; a generator, so that nothing piles up. */
export function* percolate<P extends PaperText>(
  papers: Iterable<P>,
  table: TopicTable,
  averageLength: number,
): Generator<TopicHit<P>> {
  const view = createView(table);
  const likeness = new Float32Array(table.size);
  for (const paper of papers) {
    readPaper(view, paper, table, averageLength);
    for (const topic of likelyTopics(view, table, likeness)) {
      const score = scoreLikely(table, topic, view);
      if (score >= LEVELS.broad) yield { paper, topic: table.given[topic] ?? 0, score };
    }
    likeness.fill(0);
  }
}

/** The topics whose likeness to the paper is large enough, with the likeness left in `likeness`. */
function likelyTopics(view: PaperView, table: TopicTable, likeness: Float32Array): number[] {
  const { slots, topics, weights } = table.holders;
  const likely: number[] = [];
  for (const word of view.present) {
    const strength = view.words[word] ?? 0;
    const to = slots[word + 1] ?? 0;
    for (let slot = slots[word] ?? 0; slot < to; slot += 1) {
      const topic = topics[slot] ?? 0;
      const before = likeness[topic] ?? 0;
      const after = before + strength * (weights[slot] ?? 0);
      likeness[topic] = after;
      if (before < LEAST_LIKENESS && after >= LEAST_LIKENESS) likely.push(topic);
    }
  }
  return likely;
}
