import type { Paper } from '#core/paper.ts';
import type { HiddenList } from './lists.ts';

/** How many papers are shown a day, and how many of them count as the first. */
export const SHOWN = 10;
export const FIRST = 5;

/** What came of one way on one day, for one reader. */
export interface Outcome {
  readonly reader: number;
  readonly day: number;
  readonly ndcg: number;
  readonly useful: number;
}

/** Tells of a list's papers whether they are of any of some interests. */
export function relevance(interests: readonly string[], { keywords }: HiddenList): (id: string) => boolean {
  const wanted = new Set(interests);
  return (id) => !wanted.isDisjointFrom(keywords.get(id) ?? new Set());
}

/** What came of a day; nothing where its list had nothing to find. */
export function outcomesOf(
  {
    reader,
    day,
    list,
    shown,
  }: Pick<Outcome, 'reader' | 'day'> & { list: HiddenList; shown: readonly Paper[] },
  isRelevant: (id: string) => boolean,
): Outcome[] {
  const all = list.papers.filter(({ id }) => isRelevant(id)).length;
  const relevant = shown.map(({ id }) => isRelevant(id));
  return all === 0 ? [] : [{ reader, day, ...quality(relevant, all) }];
}

/** Of a ranking whose papers are relevant or not, among `all` that are. */
function quality(relevant: readonly boolean[], all: number): Pick<Outcome, 'ndcg' | 'useful'> {
  const gain = (flags: readonly boolean[]) =>
    flags.reduce((sum, is, at) => sum + (is ? 1 / Math.log2(at + 2) : 0), 0);
  const ideal = gain(Array.from({ length: Math.min(all, SHOWN) }, () => true));
  return { ndcg: gain(relevant) / ideal, useful: relevant.slice(0, FIRST).filter(Boolean).length };
}
