import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../../sqlite.ts';
import { type IndexText, indexWriter } from './index-writer.ts';
import { indexIsOld, NEXT, rebuiltTo, swapIndexes } from './next.ts';

// So few papers at a time that what comes meanwhile is stored soon.
const AT_ONCE = 500;

/** So many stored papers behind a row, as they are to be indexed, in their rows' order. */
type TextsFrom = (row: number, most: number) => readonly (IndexText & { readonly rowid: number })[];

/**
 * Builds an index anew that is of an older version's words, beside the one that answers meanwhile: a few papers in each
 * transaction, so that nobody waits and a process that dies goes on from there. Seconds for 40,000 papers.
 */
export function rebuildIndex(db: DatabaseSync, textsFrom: TextsFrom): void {
  while (indexIsOld(db)) transaction(db, () => rebuildSome(db, textsFrom));
}

function rebuildSome(db: DatabaseSync, textsFrom: TextsFrom): void {
  const texts = textsFrom(rebuiltTo(db), AT_ONCE);
  const last = texts.at(-1);
  if (!last) {
    swapIndexes(db);
    return;
  }
  indexWriter(db, NEXT)(texts);
  db.prepare('UPDATE search_state SET rebuilt = ?').run(last.rowid);
}
