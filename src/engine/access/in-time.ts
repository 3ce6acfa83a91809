import type { Ask } from '#core/archive/paper-source.ts';
import { SOURCE_MS } from '#core/parts/patience.ts';
import type { Sleep } from '#core/time/with-timeout.ts';

/** Does what a reader has asked for; `work` asks sources as it is told here, so that all of them together take no longer than a reader waits where something is stored. */
export async function forReader<T>(sleep: Sleep, work: (ask: Ask) => Promise<T>): Promise<T> {
  const done = new AbortController();
  try {
    return await work({ patience: 'reader', enough: sleep(SOURCE_MS, done.signal) });
  } finally {
    done.abort();
  }
}

/** What comes of asking a source, or `late` once whoever asks would rather have what is stored; the asking goes on, and what it brings is kept. */
export function inTime<T>({ enough }: Ask, asking: Promise<T>, late: T): Promise<T> {
  return enough ? Promise.race([asking, enough.then(() => late)]) : asking;
}

/** The same asking without haste, for what nothing is stored of. */
export function unhurried({ enough: _, ...ask }: Ask): Ask {
  return ask;
}

/** Why a source's answer is not waited for any longer. */
export function lateText(title: string): string {
  return `${title} did not answer in time`;
}
