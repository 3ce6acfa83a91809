import type { Resident } from '../resident.ts';
import { best } from './best.ts';
import { closeness, meanContent, neighbours, type Pair } from './features.ts';
import { highestOf } from './highest.ts';
import { highestFirst } from './highest-first.ts';
import { type Hits, hitsAt } from './hits.ts';
import type { Scores } from './score.ts';
import { type TitleQuestion, titleScores } from './title-scores.ts';
import { RANKING } from './weights.ts';

/** A question as the second stage needs it. */
export interface RankQuestion extends TitleQuestion {
  /** Its neighbouring words, with what finding them side by side is worth. */
  readonly pairs: readonly Pair[];
  /** How many of the best have to stand in their right order; all of them where it is left out. */
  readonly exact?: number | undefined;
}

/**
 * The second stage, best first: the best of the first by its words, by closeness to what the best of them are about, by
 * neighbouring words, and by titles that the question seems to name.
 */
export function rank(
  resident: Resident,
  first: Scores,
  { size, pairs, exact = RANKING.candidates, asTyped }: RankQuestion,
  stemsOf: (doc: number) => string,
): Hits {
  const docs = best(first.score, RANKING.candidates);
  const scoreOf = (doc: number) => first.score[doc] ?? 0;
  const highest = scoreOf(docs[0] ?? 0);
  const content = meanContent(resident, docs.subarray(0, feedbackOf(size)), scoreOf);
  const share = Math.min(RANKING.feedbackMost, RANKING.feedbackWeight / size);
  const scores = titleScores(resident, first, docs, { size, asTyped });
  for (let place = 0; place < docs.length; place++) {
    const doc = docs[place] ?? 0;
    const score = scoreOf(doc) / highest + (scores[place] ?? 0);
    scores[place] = content ? score + share * closeness(resident, doc, content) : score;
  }
  if (pairs.length > 0) addNeighbours({ docs, scores, first, pairs, exact }, stemsOf);
  return hitsAt({ rows: docs, scores }, highestFirst(scores, docs));
}

/** How many of the best papers say what a question is about: of many words, the more of them are about all of it. */
function feedbackOf(size: number): number {
  const { least, most, each } = RANKING.feedback;
  return Math.min(most, Math.max(least, each * size));
}

interface Unread {
  readonly docs: Uint32Array;
  /** By the place in `docs`; what is read of a paper is added to them. */
  readonly scores: Float64Array;
  readonly first: Scores;
  readonly pairs: readonly Pair[];
  readonly exact: number;
}

/** Reads papers for neighbouring words, those first that may come highest, until none can come among the so many best that have to be right. */
function addNeighbours(
  { docs, scores, first, pairs, exact }: Unread,
  stemsOf: (doc: number) => string,
): void {
  const gain = gainOf(pairs);
  const best = highestOf(scores, exact);
  const read = Math.min(RANKING.read, docs.length);
  const readable: number[] = [];
  const most: number[] = [];
  for (let place = 0; place < read; place++) {
    const more = gain(first.has[docs[place] ?? 0] ?? 0);
    if (more > 0) most[readable.push(place) - 1] = (scores[place] ?? 0) + more;
  }
  for (const at of highestFirst(new Float64Array(most), readable)) {
    if ((most[at] ?? 0) < best.least()) return;
    const place = readable[at] ?? 0;
    const before = scores[place] ?? 0;
    const score = before + RANKING.neighbours * neighbours(stemsOf(docs[place] ?? 0), pairs);
    scores[place] = score;
    best.raise(before, score);
  }
}

/** What reading a paper adds to its score at most, by the flags of the words that it has. */
function gainOf(pairs: readonly Pair[]): (has: number) => number {
  const all = pairs.reduce((sum, { worth }) => sum + worth, 0);
  return (has) => {
    const found = pairs.reduce((sum, { worth, flags }) => ((has & flags) === flags ? sum + worth : sum), 0);
    return all === 0 ? 0 : (RANKING.neighbours * found) / all;
  };
}
