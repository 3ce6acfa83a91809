import { messageOf, SetupError } from '#core/errors.ts';
import { isAway } from './explain.ts';

/** Knows whether the database answers. */
export interface Watch {
  /** To be told of each answer and each failure. */
  heard(error?: unknown): void;
  /** Why nothing may be sent; undefined where all is well. */
  trouble(): string | undefined;
  close(): void;
}

/** Between two looks, and where it is away. */
const LOOK_MS = 30_000;
const AWAY_MS = 1_000;

/** Asks by itself where nobody else does, so that a database that is back is known to be. `look` rejects where it is away, or made for a newer Paperboy. */
export function watchDatabase(look: () => Promise<void>): Watch {
  let trouble: string | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const heard = (error?: unknown): void => {
    if (error === undefined) trouble = undefined;
    else if (isFatal(error)) fail(error);
  };
  const fail = (error: unknown): void => {
    const isNew = trouble === undefined;
    trouble = `${messageOf(error)} Nothing is sent.`;
    if (isNew) again();
  };
  const again = (): void => {
    clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(ask, trouble === undefined ? LOOK_MS : AWAY_MS).unref();
  };
  const ask = (): void => {
    void look()
      .then(() => heard(), fail)
      .finally(again);
  };
  again();
  return {
    heard,
    trouble: () => trouble,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}

const FATAL = new Set(['database-away', 'database-newer', 'database-refused']);

function isFatal(error: unknown): boolean {
  return error instanceof SetupError ? FATAL.has(error.code) : isAway(error);
}
