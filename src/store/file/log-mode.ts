import type { DatabaseSync } from 'node:sqlite';

const PAUSE_MS = 5;
const BUSY = 5;

/**
 * Has a file keep a log beside it (`-wal`). Where two processes begin that at once, SQLite refuses one of them without
 * waiting, since it takes both for readers that became writers: whoever is refused waits here, up to `busyMs`.
 */
export function keepLog(db: DatabaseSync, busyMs: number): void {
  const last = performance.now() + busyMs;
  while (!hasLog(db, last)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}

function hasLog(db: DatabaseSync, last: number): boolean {
  try {
    db.exec('PRAGMA journal_mode = WAL');
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== BUSY || performance.now() > last) throw error;
    return false;
  }
}
