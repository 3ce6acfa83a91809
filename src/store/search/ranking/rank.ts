import type { Resident } from '../resident.ts';
import { best } from './best.ts';
import { closeness, meanContent, neighbours, type Pair } from './features.ts';
import { MOST_FLAGS, type Scores } from './score.ts';
import { RANKING } from './weights.ts';

/** A question as the second stage needs it. */
export interface RankQuestion {
  /** How many different words it has. */
  readonly size: number;
  /** Its neighbouring words, with what finding them side by side is worth. */
  readonly pairs: readonly Pair[];
}

/** A paper's row, and a score that compares within one answer only. */
export interface Hit {
  readonly rowid: number;
  readonly score: number;
}

/**
 * The second stage, best first: the best of the first by its words, by closeness to what the best of them are about, by
 * neighbouring words, and by titles that the question seems to name.
 */
export function rank(
  resident: Resident,
  first: Scores,
  { size, pairs }: RankQuestion,
  stemsOf: (doc: number) => string,
): Hit[] {
  const docs = best(first.score, RANKING.candidates);
  const scoreOf = (doc: number) => first.score[doc] ?? 0;
  const highest = scoreOf(docs[0] ?? 0);
  const content = meanContent(resident, docs.slice(0, RANKING.feedback), scoreOf);
  const share = Math.min(RANKING.feedbackMost, RANKING.feedbackWeight / size);
  const title = titleScorer(resident, first, docs, size);
  const ranked = docs.map((doc, place): Hit => {
    let score = scoreOf(doc) / highest + title(doc);
    if (content) score += share * closeness(resident, doc, content);
    if (pairs.length > 0 && place < RANKING.read)
      score += RANKING.neighbours * neighbours(stemsOf(doc), pairs);
    return { rowid: doc, score };
  });
  return ranked.sort((a, b) => b.score - a.score || a.rowid - b.rowid);
}

function titleScorer(
  resident: Resident,
  { inTitle }: Scores,
  docs: readonly number[],
  size: number,
): (doc: number) => number {
  if (size > MOST_FLAGS) return () => 0;
  const all = 2 ** size - 1;
  const titles = docs.reduce((sum, doc) => sum + Number(inTitle[doc] === all), 0);
  const worth = RANKING.title * Math.min(1, RANKING.fewTitles / Math.max(1, titles));
  return (doc) => {
    if (inTitle[doc] !== all) return 0;
    return worth * Math.sqrt(Math.min(1, size / Math.max(1, resident.titleLength[doc] ?? 0)));
  };
}
