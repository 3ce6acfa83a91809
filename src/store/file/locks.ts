import { readFileSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isDamage } from './explain.ts';
import { setStrayLogAside } from './stray-log.ts';

/**
 * Makes a file end its use of a log, so that nothing of it lies beside the file; throws SQLite's BUSY where another process
 * has the file open. Of a file that is damaged or gone, SQLite does not know who has it: Linux is asked, and elsewhere nobody.
 */
export function takeAlone(file: string): void {
  if (isLocked(file) || isLocked(`${file}-shm`)) throw busy();
  if (!statSync(file, { throwIfNoEntry: false })) return;
  try {
    setStrayLogAside(file, 0);
    endLog(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

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

function endLog(file: string): void {
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    // In WAL mode everybody who has the file open holds a lock for as long, which this waits for.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE');
  } finally {
    db.close();
  }
}

const BUSY = 5;
const PAUSE_MS = 5;
const busy = () => Object.assign(new Error('locked'), { errcode: BUSY });

/** Whether any process holds a lock on what a path names, by Linux's own list; false where there is none. */
function isLocked(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  if (!found) return false;
  const major = ((found.dev >> 8n) & 0xfffn) | ((found.dev >> 32n) & ~0xfffn);
  const minor = (found.dev & 0xffn) | ((found.dev >> 12n) & 0xffffff00n);
  const hex = (part: bigint) => part.toString(16).padStart(2, '0');
  const inode = ` ${hex(major)}:${hex(minor)}:${found.ino} `;
  try {
    return readFileSync('/proc/locks', 'utf8').includes(inode);
  } catch {
    return false;
  }
}
