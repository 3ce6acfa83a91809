import { parentPort, workerData } from 'node:worker_threads';
import { SetupError } from '#core/errors.ts';
import { failureOf } from '#store/archive/thread/failure.ts';
import type { ThreadCall } from '#store/archive/thread/thread.ts';

/** What a fake thread can be asked. */
export interface FakeServed {
  /** The text again. */
  echo(text: string): string;
  /** Fails as a file that cannot be used does. */
  refuse(text: string): never;
  /** Kills the thread, as running out of memory would, as long as it has been started so many times at most. */
  die(starts: number): string;
  /** Never answers. */
  hang(): never;
}

const starts = new Int32Array(workerData as SharedArrayBuffer);
const started = Atomics.add(starts, 0, 1) + 1;

const served: FakeServed = {
  echo: (text) => text,
  refuse: (text) => {
    throw new SetupError('disk-full', text);
  },
  die: (most) => {
    if (started <= most) process.exit(1);
    return `alive at start ${started}`;
  },
  hang: () => {
    for (;;);
  },
};

parentPort?.on('message', ({ id, method, args }: ThreadCall<FakeServed>) => {
  try {
    parentPort?.postMessage({ id, result: Reflect.apply(served[method], served, args) });
  } catch (error) {
    parentPort?.postMessage({ id, failure: failureOf(error) });
  }
});
