import type { DatabaseSync } from 'node:sqlite';
import { foldIn } from '../vectors/vectors.ts';
import { type Indexable, indexWriter } from './index-writer.ts';
import { changeNext } from './next.ts';

/**
 * Indexes papers that are new or whose title or body changed, each once; call it inside the transaction that stores
 * them. Many at once cost far less than one by one, since each term's list is written once.
 */
export function indexer(db: DatabaseSync): (papers: readonly Indexable[]) => void {
  const meaning = db.prepare('DELETE FROM search_embedding WHERE doc = ?');
  const epoch = db.prepare('UPDATE search_state SET epoch = epoch + 1');
  const write = indexWriter(db);
  return (papers) => {
    if (papers.length === 0) return;
    write(papers);
    changeNext(db, papers);
    for (const { rowid, before } of papers) if (before) meaning.run(rowid);
    foldIn(
      db,
      papers.map(({ rowid }) => rowid),
    );
    epoch.run();
  };
}
