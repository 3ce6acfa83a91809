import { rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { type Contents, checkKind, checkWhole, contentsOf, type FileKind, openReadOnly } from './contents.ts';
import { damaged, isNoRoom, noRoom } from './explain.ts';
import { BESIDE, createPrivate } from './prepare.ts';
import { syncFile } from './sync.ts';

// All pages in one step: what others write meanwhile would have the copy begin anew.
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a database that may be in use, as it is at one moment, into a file that is whole, compact, on disk, only for its
 * owner and without a log: neither one of its own nor one of before can lie beside it. The source is only read. Resolves
 * to what both hold; `pages` is a name for what lies there meanwhile, `to` what people know the copy by.
 */
export async function copyDatabase(
  source: string,
  { made, pages, to, kind }: { made: string; pages: string; to: string; kind: FileKind },
): Promise<Contents> {
  try {
    createPrivate(pages);
    const contents = await copyPages(source, pages, kind);
    createPrivate(made);
    compact(pages, made, source);
    const copy = openReadOnly(made);
    try {
      checkWhole(copy, made);
      // Whatever is reported here is about the copy.
      if (!isDeepStrictEqual(contentsOf(copy), contents)) throw damaged(made);
    } finally {
      copy.close();
    }
    syncFile(made);
    return contents;
  } catch (error) {
    // Reported before there is room again.
    throw isNoRoom(error, to) ? noRoom(to, error) : error;
  } finally {
    for (const end of ['', ...BESIDE]) rmSync(pages + end, { force: true });
  }
}

/** Copies page by page what one transaction sees, and counts in the same one. */
async function copyPages(source: string, pages: string, kind: FileKind): Promise<Contents> {
  const db = openReadOnly(source);
  try {
    db.exec('BEGIN');
    const contents = contentsOf(db);
    checkKind(contents, kind, source);
    await backup(db, pages, { rate: ALL_PAGES });
    return contents;
  } finally {
    db.close();
  }
}

/** Checks the pages as they were read, and writes the rows anew, without what was deleted. */
function compact(pages: string, made: string, source: string): void {
  const db = new DatabaseSync(pages);
  try {
    db.exec('PRAGMA journal_mode = DELETE');
    checkWhole(db, source);
    db.prepare('VACUUM INTO ?').run(made);
  } finally {
    db.close();
  }
}
