import { parentPort, workerData } from 'node:worker_threads';
import { MIGRATIONS } from '../archive-tables.ts';
import { type ArchiveWrites, archiveWrites } from '../archive-writes.ts';
import { openDatabase } from '../sqlite.ts';
import { failureOf } from './failure.ts';
import type { Answer, Order } from './thread.ts';

// Nobody is held up by a thread that waits for another one to end its transaction.
const BUSY_MS = 60_000;

// What runs in a thread of an archive: it carries out one order after the other, until it is ended.
let writes: ArchiveWrites | undefined;
parentPort?.on('message', ({ id, method, args }: Order<ArchiveWrites>) => {
  parentPort?.postMessage(answer(id, () => Reflect.apply(open()[method], undefined, args)));
});

function open(): ArchiveWrites {
  const file = String(workerData);
  writes ??= archiveWrites(openDatabase({ file, migrations: MIGRATIONS, busyMs: BUSY_MS, openHere: true }));
  return writes;
}

function answer(id: number, work: () => unknown): Answer {
  try {
    return { id, result: work() };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}
