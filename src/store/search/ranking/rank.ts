import type { Resident } from '../resident.ts';
import { best } from './best.ts';
import { closeness, meanContent, neighbours, type Pair } from './features.ts';
import { highestOf } from './highest.ts';
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
  /** What share of its words the title of a paper has as they were typed, 0 to 1. */
  readonly asTyped?: ((doc: number) => number) | undefined;
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
  { size, pairs, exact = RANKING.candidates, asTyped }: RankQuestion,
  stemsOf: (doc: number) => string,
): Hit[] {
  const docs = best(first.score, RANKING.candidates);
  const scoreOf = (doc: number) => first.score[doc] ?? 0;
  const highest = scoreOf(docs[0] ?? 0);
  const content = meanContent(resident, docs.slice(0, feedbackOf(size)), scoreOf);
  const share = Math.min(RANKING.feedbackMost, RANKING.feedbackWeight / size);
  const title = titleScorer(resident, first, docs, { size, asTyped });
  const scores = Float64Array.from(docs, (doc) => {
    const score = scoreOf(doc) / highest + title(doc);
    return content ? score + share * closeness(resident, doc, content) : score;
  });
  if (pairs.length > 0) addNeighbours({ docs, scores, first, pairs, exact }, stemsOf);
  return Array.from(docs, (rowid, place) => ({ rowid, score: scores[place] ?? 0 })).sort(
    (a, b) => b.score - a.score || a.rowid - b.rowid,
  );
}

/** How many of the best papers say what a question is about: of many words, the more of them are about all of it. */
function feedbackOf(size: number): number {
  const { least, most, each } = RANKING.feedback;
  return Math.min(most, Math.max(least, each * size));
}

interface Unread {
  readonly docs: readonly number[];
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
  const mostOf = (place: number) => gain(first.has[docs[place] ?? 0] ?? 0);
  const best = highestOf(scores, exact);
  const readable = docs
    .slice(0, RANKING.read)
    .flatMap((doc, place) => {
      const more = mostOf(place);
      return more > 0 ? [{ doc, place, most: (scores[place] ?? 0) + more }] : [];
    })
    .sort((a, b) => b.most - a.most);
  for (const { doc, place, most } of readable) {
    if (most < best.least()) return;
    const before = scores[place] ?? 0;
    const score = before + RANKING.neighbours * neighbours(stemsOf(doc), pairs);
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

function titleScorer(
  resident: Resident,
  { inTitle }: Scores,
  docs: readonly number[],
  { size, asTyped }: Pick<RankQuestion, 'size' | 'asTyped'>,
): (doc: number) => number {
  if (size > MOST_FLAGS) return () => 0;
  const all = 2 ** size - 1;
  const titles = docs.reduce((sum, doc) => sum + Number(inTitle[doc] === all), 0);
  const worth = RANKING.title * Math.min(1, RANKING.fewTitles / Math.max(1, titles));
  const named = titles <= RANKING.mostTitles ? docs.filter((doc) => inTitle[doc] === all) : [];
  const forms = new Map(named.map((doc) => [doc, asTyped?.(doc) ?? 0]));
  const most = Math.max(0, ...forms.values());
  return (doc) => {
    if (inTitle[doc] !== all) return 0;
    const otherForms = most - (forms.get(doc) ?? most);
    const filled = Math.min(1, size / Math.max(1, resident.titleLength[doc] ?? 0));
    return worth * Math.sqrt(filled) - RANKING.otherForms * otherForms;
  };
}
