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
