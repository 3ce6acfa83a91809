import type { Temporal } from 'temporal-polyfill';
import type { Archive } from '#core/archive/archive.ts';
import type { Day, Listing, Paper } from '#core/paper.ts';

interface List {
  readonly day: Day;
  readonly at: Temporal.Instant;
  /** When it was first read, which counts while nothing is on it. */
  readonly emptySince: Temporal.Instant;
  readonly listings: readonly Listing[];
}

function readOf({ at, listings, emptySince }: List) {
  return { at, papers: listings.length, ...(listings.length > 0 ? {} : { emptySince }) };
}

/** What an archive of one source knows of its lists, in memory; an empty answer never takes a list away. */
export function memoryLists() {
  let lists: readonly List[] = [];
  const of = (day: Day) => lists.find((list) => list.day === day);
  return {
    putList: async ({ day, papers, at }: { day: Day; papers: readonly Paper[]; at: Temporal.Instant }) => {
      const known = of(day)?.listings ?? [];
      const seen = new Map(known.map((listing) => [listing.paper.id, listing.seen]));
      const heard = papers.map((paper, rank) => {
        const first = seen.get(paper.id) ?? at.epochMilliseconds;
        return { day, paper, rank, upvotes: paper.upvotes ?? 0, seen: first };
      });
      const listings = papers.length > 0 ? heard : known;
      const list = { day, at, listings, emptySince: of(day)?.emptySince ?? at };
      lists = [...lists.filter((each) => each.day !== day), list].toSorted((a, b) =>
        a.day < b.day ? -1 : 1,
      );
      return { added: heard.length - known.length, updated: 0 };
    },
    listings: (from: Day, to: Day): readonly Listing[] =>
      lists.filter(({ day }) => day >= from && day <= to).flatMap(({ listings }) => listings),
    listRead: (_source: string, day: Day) => {
      const list = of(day);
      return list && readOf(list);
    },
    newestDay: () => lists.findLast(({ listings }) => listings.length > 0)?.day,
    size: () => ({ papers: lists.flatMap(({ listings }) => listings).length, days: lists.length }),
  } satisfies Partial<Archive>;
}
