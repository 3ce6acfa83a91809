import type { PaperView, SharedTerm } from './paper-view.ts';
import type { Holders, TopicTable } from './topic-table.ts';

/** A paper that has less of a topic's words than this, of 1, is never on it. */
export const LEAST_LIKENESS = 0.3;

/** What a paper has of topics that lie side by side in a table: made once, and filled again for other papers and topics. */
export type Overlap = {
  /** Of the topics from here on, as many as there is room for. */
  first: number;
  /** The sum over a topic's words of weight times how strongly the paper has each; this and the next three by topic less `first`. */
  readonly likeness: Float32Array;
  /** The same sum, but each word counting 1. */
  readonly strength: Float32Array;
  /** How many of a topic's words the title has. */
  readonly titled: Uint16Array;
  /** The sum over a topic's pairs of weight times how often the paper has each. */
  readonly pairs: Float32Array;
  /** The topics whose likeness is large enough, the first `count` numbers of it. */
  readonly likely: Uint32Array;
  count: number;
};

export function createOverlap(size: number): Overlap {
  return {
    first: 0,
    likeness: new Float32Array(size),
    strength: new Float32Array(size),
    titled: new Uint16Array(size),
    pairs: new Float32Array(size),
    likely: new Uint32Array(size),
    count: 0,
  };
}

/** Fills `overlap` with what a paper has of the topics from `first` on; a view goes along the table once, from its first topic to its last. */
export function findOverlap(overlap: Overlap, first: number, view: PaperView, table: TopicTable): void {
  overlap.first = first;
  overlap.count = 0;
  overlap.likeness.fill(0);
  overlap.strength.fill(0);
  overlap.titled.fill(0);
  overlap.pairs.fill(0);
  for (const word of view.words) addWord(overlap, word, table.withWord);
  for (const pair of view.pairs) addPair(overlap, pair, table.withPair);
}

function addWord(overlap: Overlap, word: SharedTerm, { topics, weights }: Holders): void {
  const { first, likeness, strength, titled, likely } = overlap;
  let { count } = overlap;
  let { next } = word;
  for (; next < word.end; next += 1) {
    const topic = (topics[next] ?? 0) - first;
    if (topic >= likeness.length) break;
    const before = likeness[topic] ?? 0;
    const after = before + word.strength * (weights[next] ?? 0);
    likeness[topic] = after;
    strength[topic] = (strength[topic] ?? 0) + word.strength;
    if (word.inTitle) titled[topic] = (titled[topic] ?? 0) + 1;
    if (before < LEAST_LIKENESS && after >= LEAST_LIKENESS) {
      likely[count] = first + topic;
      count += 1;
    }
  }
  word.next = next;
  overlap.count = count;
}

function addPair({ first, pairs }: Overlap, pair: SharedTerm, { topics, weights }: Holders): void {
  let { next } = pair;
  for (; next < pair.end; next += 1) {
    const topic = (topics[next] ?? 0) - first;
    if (topic >= pairs.length) break;
    pairs[topic] = (pairs[topic] ?? 0) + pair.strength * (weights[next] ?? 0);
  }
  pair.next = next;
}
