import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** A full check reads every page: done at the start where that takes well under a second; a larger file is checked beside. */
export const FULL_CHECK_BYTES = 32 * 1024 * 1024;

/** Reads every page of a file that was too large to be checked when it was opened, in a thread of its own; reports damage. */
export function checkApart(file: string, found: () => void): { stop(): void } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= FULL_CHECK_BYTES) return { stop: () => undefined };
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: file });
  worker.on('message', found);
  // What it cannot read, the statements of the program cannot either, and they report it.
  worker.on('error', () => undefined);
  // Nobody waits for it in order to end.
  worker.unref();
  return { stop: () => void worker.terminate() };
}
