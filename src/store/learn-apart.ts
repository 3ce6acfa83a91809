import { Worker } from 'node:worker_threads';

/** Lets an archive learn in a thread of its own, so that nobody waits for it: seconds for 40,000 papers. */
export function learnApart(file: string): Promise<void> {
  const worker = new Worker(new URL('./learn-worker.ts', import.meta.url), { workerData: file });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}
