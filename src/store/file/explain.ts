import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetupError } from '#core/errors.ts';

type Failure = Error & { readonly errcode?: number; readonly code?: string; readonly syscall?: string };

/** What a failure of SQLite or of the file system means for the person who runs the program; other errors come back as they are. */
export function explain(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  const { errcode, code, syscall } = error as Failure;
  if (isNoRoom(error, file)) return noRoom(file, error);
  if (typeof errcode === 'number') {
    const explanation = RESULTS[primary(errcode)];
    return explanation ? explanation(file, error) : error;
  }
  if (!syscall) return error;
  const message = `${dirname(file)} cannot be used (${code}): set DATA_DIR to a folder that can be written.`;
  return new SetupError('folder-unwritable', message, { cause: error });
}

export function damaged(file: string, cause?: unknown): SetupError {
  const message = `${file} is damaged: put a backup in its place with npm run restore, or move it away to start anew.`;
  return new SetupError('file-damaged', message, {
    cause: cause ?? Object.assign(new Error('damaged'), { errcode: CORRUPT }),
  });
}

/** Whether a failure, or what caused it, says that the file itself is broken. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errcode } = error as Failure;
  if (typeof errcode === 'number') return BROKEN.has(primary(errcode)) || errcode === FILE_SYSTEM_BROKEN;
  return isDamage(error.cause);
}

// https://sqlite.org/rescode.html: the low byte is the primary result code.
const primary = (errcode: number) => errcode & 0xff;
const CORRUPT = 11;
const BROKEN = new Set([CORRUPT, 26]);
const FILE_SYSTEM_BROKEN = 10 | (33 << 8);

/** Whether a failure means that the disk of a file is full, whatever it is called. */
export function isNoRoom(error: unknown, file: string): boolean {
  const { errcode, code } = error as Failure;
  if (typeof errcode !== 'number') return code === 'ENOSPC' || code === 'EDQUOT';
  // SQLite's codes for what lies beside a database do not distinguish a full disk from a broken one.
  return primary(errcode) === FULL || (UNCLEAR.has(primary(errcode)) && roomBeside(file) < ROOM);
}

export const noRoom = (file: string, cause: unknown) =>
  new SetupError('disk-full', `The disk is full, ${file} could not grow: free some space.`, { cause });

const FULL = 13;
const UNCLEAR = new Set([10, 14]);
const ROOM = 1024 * 1024;

function roomBeside(file: string): number {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const RESULTS: Readonly<Record<number, (file: string, cause: unknown) => SetupError>> = {
  5: (file, cause) =>
    new SetupError('file-in-use', `${file} is in use by another program: stop it, or wait and try again.`, {
      cause,
    }),
  8: (file, cause) =>
    new SetupError('file-read-only', `${file} is read-only: make it writable for this user.`, { cause }),
  10: (file, cause) =>
    new SetupError('disk-failed', `${file} could not be read or written: check the disk.`, { cause }),
  11: damaged,
  14: (file, cause) =>
    new SetupError(
      'folder-unwritable',
      `${file} cannot be opened: check that DATA_DIR is a folder you may write to.`,
      { cause },
    ),
  26: (file, cause) =>
    new SetupError('file-foreign', `${file} is not a Paperboy database: move it away to start anew.`, {
      cause,
    }),
};
