import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isDamage } from './explain.ts';
import { datedName, temporaryName } from './leftovers.ts';
import { BESIDE } from './prepare.ts';

/**
 * Moves a `-wal` aside that is not of the file that it lies beside: a file that was put in place is not in WAL mode, so that
 * a log beside it is of the file before, and SQLite would mix the two. Returns the name that it has now, where there was one.
 */
export function setStrayLogAside(file: string, busyMs: number): string | undefined {
  // The order counts: a file says that it has a log before it gets one.
  if (!existsSync(`${file}-wal`)) return undefined;
  const look = temporaryName(file, 'look');
  try {
    rmSync(look, { force: true });
    linkSync(file, look);
    return moveUnlessOwned(look, file, busyMs);
  } catch (error) {
    // A first page that broke while the log was brought into it is whole in the log: SQLite mends it by that.
    if (isDamage(error)) return undefined;
    throw error;
  } finally {
    for (const end of ['', ...BESIDE]) rmSync(look + end, { force: true });
  }
}

/** Looks at the file by another name, as SQLite does not find the log by it; the lock is the file's own, by whatever name. */
function moveUnlessOwned(look: string, file: string, timeout: number): string | undefined {
  if (inWalMode(look, timeout)) return undefined;
  const db = new DatabaseSync(look, { timeout });
  try {
    db.exec('BEGIN EXCLUSIVE');
    // Whoever had the lock before may have done the same and opened the file since.
    if (journalMode(db) === 'wal' || !isSame(look, file)) return undefined;
    const log = `${file}-wal`;
    const aside = datedName(log, 'stray', new Date());
    renameSync(log, aside);
    return aside;
  } finally {
    db.close();
  }
}

function inWalMode(file: string, timeout: number): boolean {
  const db = new DatabaseSync(file, { readOnly: true, timeout });
  try {
    return journalMode(db) === 'wal';
  } finally {
    db.close();
  }
}

function isSame(one: string, other: string): boolean {
  return statSync(one).ino === statSync(other).ino;
}

export function journalMode(db: DatabaseSync): string {
  return String(db.prepare('PRAGMA journal_mode').get()?.journal_mode);
}
