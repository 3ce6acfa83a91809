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
  /** How many of the best have to stand in their right order; all of them where it is left out. */
  readonly exact?: number | undefined;
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
  { size, pairs, exact = RANKING.candidates }: RankQuestion,
  stemsOf: (doc: number) => string,
): Hit[] {
  const docs = best(first.score, RANKING.candidates);
  const scoreOf = (doc: number) => first.score[doc] ?? 0;
  const highest = scoreOf(docs[0] ?? 0);
  const content = meanContent(resident, docs.slice(0, RANKING.feedback), scoreOf);
  const share = Math.min(RANKING.feedbackMost, RANKING.feedbackWeight / size);
  const title = titleScorer(resident, first, docs, size);
  const unread = docs.map((doc): Hit => {
    const score = scoreOf(doc) / highest + title(doc);
    return { rowid: doc, score: content ? score + share * closeness(resident, doc, content) : score };
  });
  const least = pairs.length > 0 ? leastOf(unread, exact) : Number.POSITIVE_INFINITY;
  const mayHave = (doc: number) => pairs.some(({ flags }) => ((first.has[doc] ?? 0) & flags) === flags);
  const ranked = unread.map((hit, place): Hit => {
    if (place >= RANKING.read || hit.score + RANKING.neighbours < least || !mayHave(hit.rowid)) return hit;
    return { ...hit, score: hit.score + RANKING.neighbours * neighbours(stemsOf(hit.rowid), pairs) };
  });
  return ranked.sort((a, b) => b.score - a.score || a.rowid - b.rowid);
}

/** What a hit scores at least that is among the so many best, whatever reading them adds; what cannot come so far need not be read. */
function leastOf(hits: readonly Hit[], exact: number): number {
  return hits.map(({ score }) => score).sort((a, b) => b - a)[exact - 1] ?? Number.NEGATIVE_INFINITY;
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
