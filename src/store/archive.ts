import type { Archive } from '#core/ports.ts';
import { MIGRATIONS } from './archive-tables.ts';
import { embeddingTable } from './embedding-table.ts';
import { listTable } from './list-table.ts';
import { matchPapers } from './matcher/index.ts';
import { renewReference } from './matcher/reference-store.ts';
import { paperTable } from './paper-table.ts';
import { searchIndex } from './search/index.ts';
import { renewAxes } from './search/train.ts';
import { guarded, openDatabase, transaction } from './sqlite.ts';

/** Opens the archive in a file, or in memory for `:memory:`; `warn` is told what was found beside it and moved away. */
export function openArchive(file: string, warn?: (sentence: string) => void): Archive {
  const db = openDatabase({ file, migrations: MIGRATIONS, ...(warn ? { warn } : {}) });
  const papers = paperTable(db);
  const lists = listTable(db);
  const index = searchIndex(db, papers);
  const embeddings = embeddingTable(db, papers);
  const archive: Archive = {
    putList: ({ source, day, papers: heard, at }) =>
      transaction(db, () => {
        const stored = papers.put(heard);
        lists.put(source, day, heard, at);
        return stored;
      }),
    putPapers: (heard) => transaction(db, () => papers.put(heard)),
    listings: lists.between,
    readAt: lists.readAt,
    newestDay: lists.newestDay,
    paper: papers.get,
    search: index.search,
    similar: index.similar,
    match: (follows, heard) => matchPapers(db, follows, heard),
    learn: () => {
      renewReference(db, papers.newest(), papers.count());
      renewAxes(db);
    },
    lackingVectors: embeddings.lacking,
    embedSome: embeddings.embedSome,
    size: () => ({ papers: papers.count(), days: lists.count() }),
    close: () => db.close(),
  };
  return guarded(archive, file);
}
