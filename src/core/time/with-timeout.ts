/** Resolves after so many milliseconds by a timer that no clock step moves, or at once when the signal aborts; it never rejects. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

// A reason that is given costs nothing; the one that an abort makes for itself walks the stack.
const DONE = 'done';

/** What `work` resolves to, or `late` once `ms` have passed; the signal that work was given has aborted then. */
export async function withTimeout<T>(
  sleep: Sleep,
  { ms, late }: { ms: number; late: T },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const overdue = new AbortController();
  const done = new AbortController();
  const timeout = sleep(ms, done.signal).then(() => {
    overdue.abort();
    return late;
  });
  try {
    return await Promise.race([work(overdue.signal), timeout]);
  } finally {
    done.abort(DONE);
  }
}
