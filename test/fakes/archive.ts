import type { Archive, ListRead } from '#core/archive/archive.ts';
import type { Day, Listing } from '#core/paper.ts';
import type { IngestParts } from '#engine/ingest/ingest.ts';
import { listings } from './papers.ts';

/** The lists of an archive in memory, each as its source sent it last. */
export function memoryLists(): IngestParts['archive'] & { readonly learnt: () => number } {
  const lists = new Map<string, Parameters<Archive['putList']>[0] & Pick<ListRead, 'emptySince'>>();
  let learnt = 0;
  const between = (from: Day, to: Day): Listing[] =>
    [...lists.values()]
      .filter(({ day }) => day >= from && day <= to)
      .toSorted((a, b) => a.day.localeCompare(b.day))
      .flatMap(({ day, papers, at }) => listings(day, papers, at.epochMilliseconds));
  return {
    async putList(list) {
      const known = lists.get(`${list.source} ${list.day}`);
      // As on disk, a list that was there does not vanish.
      const papers = list.papers.length > 0 ? list.papers : (known?.papers ?? []);
      const empty = papers.length > 0 ? {} : { emptySince: known?.emptySince ?? list.at };
      lists.set(`${list.source} ${list.day}`, { ...list, papers, ...empty });
      return { added: papers.length - (known?.papers.length ?? 0), updated: 0 };
    },
    listRead(source, day) {
      const list = lists.get(`${source} ${day}`);
      if (!list) return undefined;
      const { at, papers, emptySince } = list;
      return { at, papers: papers.length, ...(emptySince ? { emptySince } : {}) };
    },
    listings: between,
    newestDay: () => between('', '9').at(-1)?.day,
    size: () => ({ papers: between('', '9').length, days: lists.size }),
    learn: async () => {
      learnt += 1;
    },
    learnt: () => learnt,
  };
}
