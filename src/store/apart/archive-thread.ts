import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { SetupError } from '#core/errors.ts';
import { type ArchiveWrites, archiveWrites } from '../archive-writes.ts';
import { failureOf } from './failure.ts';
import type { Answer, Order } from './thread.ts';

// Nobody is held up by a thread that waits for another one to end its transaction.
const BUSY_MS = 60_000;

// What runs in a thread of an archive: it carries out one order after the other, until it is ended.
let writes: ArchiveWrites | undefined;
parentPort?.on('message', ({ id, method, args }: Order<ArchiveWrites>) => {
  parentPort?.postMessage(answer(id, () => Reflect.apply(open()[method], undefined, args)));
});

/** Joins a file that this process has open: it has been checked and migrated, and a second look at it under another name would take its log for another's. */
function open(): ArchiveWrites {
  if (writes) return writes;
  const file = String(workerData);
  if (!existsSync(file)) throw new SetupError(`${file} is not there any more: put it back, or start again.`);
  const db = new DatabaseSync(file, { timeout: BUSY_MS });
  db.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL');
  writes = archiveWrites(db);
  return writes;
}

function answer(id: number, work: () => unknown): Answer {
  try {
    return { id, result: work() };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}
