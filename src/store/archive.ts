import type { Archive } from '#core/ports.ts';
import { MIGRATIONS } from './archive-tables.ts';
import { listTable } from './list-table.ts';
import { matchPapers } from './matcher/index.ts';
import { renewReference } from './matcher/reference-store.ts';
import { paperTable } from './paper-table.ts';
import { rank } from './ranking.ts';
import { guarded, openDatabase, transaction } from './sqlite.ts';

/** Opens the archive in a file, or in memory for `:memory:`. */
export function openArchive(file: string): Archive {
  const db = openDatabase({ file, migrations: MIGRATIONS });
  const papers = paperTable(db);
  const lists = listTable(db);
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
    search: (query, options) => {
      const rows = rank(db, query, options);
      const found = rows
        .slice(options.offset, options.offset + options.limit)
        .flatMap((row) => papers.at(row) ?? []);
      return { found, total: rows.length };
    },
    match: (follows, heard) => matchPapers(db, follows, heard),
    learn: () => renewReference(db, papers.newest(), papers.count()),
    size: () => ({ papers: papers.count(), days: lists.count() }),
    close: () => db.close(),
  };
  return guarded(archive, file);
}
