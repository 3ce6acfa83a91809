import { words } from '#core/text/words.ts';
import type { Resident } from '../resident.ts';
import { MOST_FLAGS, type Scores } from './score.ts';
import { RANKING } from './weights.ts';

/** A question as titles are compared with it. */
export interface TitleQuestion {
  /** How many different words it has. */
  readonly size: number;
  /** What share of its words the title of a paper has as they were typed, or as they may be meant: 0 to 1. */
  readonly asTyped?: ((doc: number) => number) | undefined;
}

/** What each paper gets for a title that has every word of the question, by its place in `docs`. */
export function titleScores(
  { titleLength }: Pick<Resident, 'titleLength'>,
  { inTitle }: Pick<Scores, 'inTitle'>,
  docs: Uint32Array,
  { size, asTyped }: TitleQuestion,
): Float64Array {
  const scores = new Float64Array(docs.length);
  if (size > MOST_FLAGS) return scores;
  const all = 2 ** size - 1;
  const places: number[] = [];
  docs.forEach((doc, place) => {
    if (inTitle[doc] === all) places.push(place);
  });
  const worth = RANKING.title * Math.min(1, RANKING.fewTitles / Math.max(1, places.length));
  const isRead = places.length <= RANKING.mostTitles;
  const forms = places.map((place) => (isRead ? (asTyped?.(docs[place] ?? 0) ?? 0) : 0));
  const most = Math.max(0, ...forms);
  const named = forms.filter((share) => share === 1).length;
  const worthNamed = named <= RANKING.fewNamed ? RANKING.named : worth;
  for (const [at, place] of places.entries()) {
    const share = forms[at] ?? 0;
    const filled = Math.min(1, size / Math.max(1, titleLength[docs[place] ?? 0] ?? 0));
    const own = share === 1 ? worthNamed : worth;
    scores[place] = own * Math.sqrt(filled) - RANKING.otherForms * (most - share);
  }
  return scores;
}

/** The share of some words that a title has, each in one of the ways in which it may be written. */
export function formsIn(title: string, wanted: readonly (readonly string[])[]): number {
  const own = new Set(words(title));
  return wanted.filter((ways) => ways.some((word) => own.has(word))).length / Math.max(1, wanted.length);
}
