import type { DatabaseSync } from 'node:sqlite';
import type { Stored } from '#core/archive/archive.ts';
import { fillPaper, mergeEarlier, mergePapers } from '#core/archive/merge-papers.ts';
import type { Paper } from '#core/paper.ts';
import { preparer } from '../matcher/profile-store.ts';
import { referenceIsStale } from '../matcher/reference-store.ts';
import { renewReference } from '../matcher/renew.ts';
import { indexIsOld } from '../search/postings/next.ts';
import { rebuildIndex } from '../search/postings/rebuild.ts';
import { axesAreStale, renewAxes } from '../search/vectors/train.ts';
import { transaction } from '../sqlite.ts';
import { pairsAreStale, renewPairs } from '../taste/statistics-store.ts';
import { type ListRows, listTable } from './list-table.ts';
import { type Merge, paperTable } from './paper-table.ts';

interface ListToPut extends ListRows {
  readonly recorded?: boolean;
}

/** All that is ever written into an archive, on one connection; arguments and results are plain data. */
export interface ArchiveWrites {
  putList(list: ListToPut): Stored;
  putPapers(papers: readonly Paper[]): Stored;
  /** Prepares topics by what they are about, those that are not. */
  prepare(topics: readonly string[]): void;
  learn(): void;
}

export function archiveWrites(db: DatabaseSync): ArchiveWrites {
  const papers = paperTable(db);
  const lists = listTable(db);
  const changed = db.prepare('UPDATE paper_version SET version = version + 1');
  const put = (heard: readonly Paper[], merge: Merge, place: () => boolean): Stored =>
    transaction(db, () => {
      const stored = papers.put(heard, merge);
      const placed = place();
      if (placed || stored.added + stored.updated > 0) changed.run();
      return stored;
    });
  const mergeOf =
    (list: ListRows): Merge =>
    (known, heard) =>
      lists.isLater(list, heard.id) ? mergeEarlier(known, heard) : mergePapers(known, heard);
  return {
    putList: (list) =>
      list.recorded
        ? put(list.papers, fillPaper, () => lists.fill(list))
        : put(list.papers, mergeOf(list), () => lists.put(list)),
    putPapers: (heard) => put(heard, mergePapers, () => false),
    prepare: preparer(db),
    learn: () => {
      rebuildIndex(db, papers.textsFrom);
      renewReference(db, papers.newest(), papers.count());
      renewPairs(db);
      renewAxes(db);
    },
  };
}

/** Whether the papers have grown so much that learning from them anew would change anything. */
export function hasToLearn(db: DatabaseSync): boolean {
  const papers = Number(db.prepare('SELECT count(*) AS n FROM paper').get()?.n);
  return indexIsOld(db) || referenceIsStale(db, papers) || pairsAreStale(db) || axesAreStale(db);
}
