import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Contents, FileKind } from './contents.ts';
import { copyDatabase } from './copy-database.ts';
import { datedName, sweepLeftovers, temporaryName } from './leftovers.ts';
import { takeAlone } from './locks.ts';
import { keepPrivate } from './prepare.ts';
import { syncNames } from './sync.ts';

export interface Restored {
  readonly contents: Contents;
  /** Where the file that was there before is now. */
  readonly kept: string | undefined;
}

/**
 * Puts a backup in the place of a file that nobody has open; what was there is kept beside it. Killed at any point, it
 * leaves the old file or the new one, whole. The new one has no log, by which `openDatabase` knows that it is a backup,
 * and that a log beside it is of another file. Throws SQLite's BUSY where a process has the file open.
 */
export async function restoreFile(
  file: string,
  { backup, kind, now }: { backup: string; kind: FileKind; now: Date },
): Promise<Restored> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  sweepLeftovers(file);
  const made = temporaryName(file, 'new');
  try {
    const contents = await copyDatabase(backup, { made, pages: temporaryName(file, 'copy'), to: file, kind });
    takeAlone(file);
    return { contents, kept: replace(file, made, datedName(file, 'before-restore', now)) };
  } finally {
    rmSync(made, { force: true });
  }
}

function replace(file: string, made: string, kept: string): string | undefined {
  const before = existsSync(file);
  if (before) linkSync(file, kept);
  keepPrivate(kept);
  // An unfinished change, which SQLite would take back from whatever file it lies beside.
  const moved = moveBeside(file, kept, '-journal');
  syncNames(file);
  renameSync(made, file);
  syncNames(file);
  // Until here, a log that is left of a damaged file lies beside one that says that it has none, and is never read with it.
  const log = moveBeside(file, kept, '-wal');
  rmSync(`${file}-shm`, { force: true });
  syncNames(file);
  return before || moved || log ? kept : undefined;
}

function moveBeside(file: string, kept: string, end: string): boolean {
  if (!existsSync(file + end)) return false;
  renameSync(file + end, kept + end);
  return true;
}
