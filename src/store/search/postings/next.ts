import type { DatabaseSync } from 'node:sqlite';
import { type Indexable, indexWriter } from './index-writer.ts';

/** Raise it when the words of a text change: the index is then built anew beside the old one, which answers meanwhile. */
const VERSION = 2;
const TABLES = ['search_document', 'search_text', 'search_term', 'search_posting', 'search_acronym'];
/** What the names of the next index's tables begin with. */
export const NEXT = 'next_';

/** Whether the index is of an older version's words. */
export function indexIsOld(db: DatabaseSync): boolean {
  return db.prepare('SELECT version FROM search_state').get()?.version !== VERSION;
}

/** The last row that is in the next index. */
export function rebuiltTo(db: DatabaseSync): number {
  return Number(db.prepare('SELECT rebuilt FROM search_state').get()?.rebuilt);
}

/** Indexes changed papers in the next index too, where one is being built and has them. */
export function changeNext(db: DatabaseSync, changed: readonly Indexable[]): void {
  if (!indexIsOld(db)) return;
  const to = rebuiltTo(db);
  indexWriter(db, NEXT)(changed.filter(({ rowid }) => rowid <= to));
}

/** Puts the next index in the place of the old one, which goes. */
export function swapIndexes(db: DatabaseSync): void {
  for (const table of TABLES) {
    db.exec(`ALTER TABLE ${table} RENAME TO old_${table};
      ALTER TABLE ${NEXT}${table} RENAME TO ${table};
      ALTER TABLE old_${table} RENAME TO ${NEXT}${table};
      DELETE FROM ${NEXT}${table}`);
  }
  db.prepare('UPDATE search_state SET version = ?, rebuilt = 0, epoch = epoch + 1').run(VERSION);
}
