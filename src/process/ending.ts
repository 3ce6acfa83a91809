import { npmWatch } from './started-by-npm.ts';

/** How the program comes to its end. */
export interface Ending {
  /** A signal that aborts at the first Ctrl-C or SIGTERM, or when the npm is gone that started the program; the second Ctrl-C ends it as usual. */
  interrupted(): AbortSignal;
  /** Everything is closed: what still holds the process, such as a line that nobody answers, holds it no longer. */
  closed(): void;
}

/** What is cut off then is settled by the next start, as after a kill. */
const ENDS_WITHIN_MS = 9_500;
const CLOSED_MS = 500;
const LOOK_MS = 1_000;

export function openEnding(env: Readonly<Record<string, string | undefined>>, code: number): Ending {
  let controller: AbortController | undefined;
  const exitIn = (ms: number) => void setTimeout(() => process.exit(code), ms).unref();
  const begin = (): AbortController => {
    const begun = new AbortController();
    const end = () => {
      begun.abort();
      exitIn(ENDS_WITHIN_MS);
    };
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, end);
    const isNpmGone = npmWatch(env);
    const look = setInterval(() => {
      if (!isNpmGone?.()) return;
      clearInterval(look);
      end();
    }, LOOK_MS).unref();
    return begun;
  };
  return {
    interrupted: () => {
      controller ??= begin();
      return controller.signal;
    },
    closed: () => {
      if (controller?.signal.aborted) exitIn(CLOSED_MS);
    },
  };
}
