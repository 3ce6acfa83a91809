import type { Found, SearchAnswer, SearchHit } from '#core/archive/archive.ts';
import { byUpvotes } from '#core/paper.ts';
import type { Sort } from '#core/search/query.ts';
import { fuseRanks } from '#core/search/rank-fusion.ts';

/** The archive's answer and a source's as one list, each paper once: by both ranks, or in the order that was asked for. */
export function merge({ found, withAll }: SearchAnswer, theirs: readonly Found[], sort: Sort): SearchHit[] {
  const ours = new Set(found.map(({ paper }) => paper.id));
  const added = theirs
    .filter(({ paper }) => !ours.has(paper.id))
    .map((each): SearchHit => ({ ...each, score: 0, sentence: () => [] }));
  if (sort === 'relevance') return byRank([...found, ...added], [found, theirs]);
  // Papers that have some of the words only stay behind, however new they are.
  const first = [...found.slice(0, withAll), ...added].toSorted(BY[sort]);
  return [...first, ...found.slice(withAll)];
}

function byRank(hits: readonly SearchHit[], lists: readonly (readonly Found[])[]): SearchHit[] {
  const worth = fuseRanks(lists.map((list) => list.map(({ paper }) => paper.id)));
  return hits.toSorted((a, b) => (worth.get(b.paper.id) ?? 0) - (worth.get(a.paper.id) ?? 0));
}

const BY: Readonly<Record<Exclude<Sort, 'relevance'>, (a: Found, b: Found) => number>> = {
  date: (a, b) => dayOf(b).localeCompare(dayOf(a)),
  upvotes: (a, b) => byUpvotes(a.paper, b.paper),
};

function dayOf({ day, paper }: Found): string {
  return day ?? paper.published ?? '';
}
