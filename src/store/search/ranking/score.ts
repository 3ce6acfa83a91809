import { bodyCount, docOf, titleCount } from '../postings/entries.ts';
import type { Readers } from '../postings/readers.ts';
import type { Wanted } from '../postings/terms.ts';
import type { Resident } from '../resident.ts';
import { RANKING } from './weights.ts';

/** A question's words are told apart bit by bit; from the 32nd on they only add to the score. */
export const MOST_FLAGS = 31;

/** First-stage scores by the paper's row, and which of the question's words, bit by bit, stand in it and in its title. */
export interface Scores {
  readonly score: Float32Array;
  readonly has: Uint32Array;
  readonly inTitle: Uint32Array;
}

/** Room for the scores of so many rows; one is enough for all questions, one by one. */
export function scoreRoom(size: number): Scores {
  return { score: new Float32Array(size), has: new Uint32Array(size), inTitle: new Uint32Array(size) };
}

/**
 * BM25 over title and body as one weighted text, for every paper that has any wanted word. A common word of 20,000
 * papers costs a tenth of a millisecond.
 */
export function scoreAll(
  resident: Resident,
  readers: Readers,
  wanted: readonly Wanted[],
  scores: Scores,
): void {
  scores.score.fill(0);
  scores.has.fill(0);
  scores.inTitle.fill(0);
  let bit = 0;
  for (const { forms, essential } of wanted) {
    const flag = essential && bit < MOST_FLAGS ? 1 << bit++ : 0;
    for (const { term, weight } of forms) {
      const lists = readers.lists(term, scores.score.length - 1);
      const papers = lists.reduce((sum, list) => sum + list.length, 0);
      const value = weight * rarity(resident.papers, papers) ** RANKING.rarityPower;
      for (const list of lists) addList(scores, resident, list, value, flag);
    }
  }
}

/** How much a word that stands in `having` of `papers` papers weighs (BM25's idf). */
export function rarity(papers: number, having: number): number {
  return Math.log(1 + Math.max(0.5, papers - having + 0.5) / (having + 0.5));
}

function addList(to: Scores, resident: Resident, list: Uint32Array, value: number, flag: number): void {
  const { score, has, inTitle } = to;
  const { length } = resident;
  const { saturation, lengthShare, titleWeight } = RANKING;
  const base = saturation * (1 - lengthShare);
  const perTerm = (saturation * lengthShare) / resident.meanLength;
  for (let i = 0; i < list.length; i++) {
    const entry = list[i] ?? 0;
    const doc = docOf(entry);
    const title = titleCount(entry);
    const count = title * titleWeight + bodyCount(entry);
    score[doc] = (score[doc] ?? 0) + (value * count) / (count + base + perTerm * (length[doc] ?? 0));
    has[doc] = (has[doc] ?? 0) | flag;
    if (title > 0) inTitle[doc] = (inTitle[doc] ?? 0) | flag;
  }
}
