import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parentPort } from 'node:worker_threads';
import { SetupError } from '#core/errors.ts';
import { type ArchiveWrites, archiveWrites } from '../writes.ts';
import { failureOf } from './failure.ts';
import type { ThreadAnswer, ThreadCall } from './thread.ts';

/** What a thread of archives does, for any file that its process has open. */
export interface ArchiveThread {
  write(file: string, method: keyof ArchiveWrites, args: readonly unknown[]): unknown;
  /** Lets go of a file that nobody writes any more. */
  close(file: string): void;
}

// A thread that waits for another process holds up only the end of this one, which may take ten seconds.
const BUSY_MS = 5_000;

const opened = new Map<string, { readonly db: DatabaseSync; readonly writes: ArchiveWrites }>();

const served: ArchiveThread = {
  write: (file, method, args) => Reflect.apply(join(file)[method], undefined, args),
  close(file) {
    opened.get(file)?.db.close();
    opened.delete(file);
  },
};

parentPort?.on('message', ({ id, method, args }: ThreadCall<ArchiveThread>) => {
  parentPort?.postMessage(answer(id, () => Reflect.apply(served[method], served, args)));
});

/** Joins a file that this process has open: it has been checked and migrated, and a second look at it under another name would take its log for another's. */
function join(file: string): ArchiveWrites {
  const known = opened.get(file);
  if (known) return known.writes;
  if (!existsSync(file))
    throw new SetupError('file-missing', `${file} is not there any more: put it back, or start again.`);
  const db = new DatabaseSync(file, { timeout: BUSY_MS });
  db.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL');
  const writes = archiveWrites(db);
  opened.set(file, { db, writes });
  return writes;
}

function answer(id: number, work: () => unknown): ThreadAnswer {
  try {
    return { id, result: work() };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}
