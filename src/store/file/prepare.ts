import { chmodSync, existsSync, linkSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '#core/errors.ts';
import { sweepLeftovers, temporaryName } from './leftovers.ts';

/** What SQLite keeps beside a database, by the end of its name. */
export const BESIDE = ['-wal', '-shm', '-journal'] as const;

/** Makes a file ready to be opened: there (a new one of pages of so many bytes), not empty, only for its owner, and without what killed processes left beside it. */
export function prepareFile(file: string, pageBytes: number): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  sweepLeftovers(file);
  if (!existsSync(file)) createWhole(file, pageBytes);
  if (statSync(file).size === 0) {
    throw new SetupError(
      'file-damaged',
      `${file} is empty (0 bytes): put a backup in its place with npm run restore, or delete it to start anew.`,
    );
  }
  for (const path of [file, ...BESIDE.map((end) => file + end)]) keepPrivate(path);
}

/** Makes an empty file that only its owner can read, for SQLite to fill: what it keeps beside a file has the same permissions. */
export function createPrivate(file: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
}

/** A new file appears with its first page in it: neither a crash nor another process that starts now finds it empty. */
function createWhole(file: string, pageBytes: number): void {
  const made = temporaryName(file, 'new');
  try {
    createPrivate(made);
    const db = new DatabaseSync(made);
    try {
      db.exec(
        `PRAGMA page_size = ${pageBytes}; PRAGMA journal_mode = DELETE; PRAGMA user_version = 0; VACUUM`,
      );
    } finally {
      db.close();
    }
    linkSync(made, file);
  } catch (error) {
    // Another process was faster; its file is as good.
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(made, { force: true });
  }
}

/** Takes a file from everybody but its owner. */
export function keepPrivate(path: string): void {
  try {
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  } catch {
    // It is not there, or it is another user's, who decides.
  }
}
