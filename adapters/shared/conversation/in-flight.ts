import type { AppApi } from '#core/app-api.ts';
import { messageOf } from '#core/errors.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import { withTimeout } from '#core/time/with-timeout.ts';
import { onlyReading } from './only-reading.ts';

/** An event that is being answered, and the program for that. */
interface Attempt {
  readonly appApi: AppApi;
  /** Whether a process has died over it. */
  readonly interrupted: boolean;
}

/** What is being answered; no SDK waits for it when it stops. */
export interface InFlight {
  /** Waits for a job when it drains; never rejects: what goes wrong is logged. */
  run(job: () => Promise<unknown>): Promise<void>;
  /**
   * Answers an event once, however often and to how many processes a platform tells of it; never rejects. One that was
   * interrupted, since its process died, is answered anew by a job whose program does nothing but read.
   */
  once(id: string, job: (attempt: Attempt) => Promise<unknown>): Promise<void>;
  /** Takes no other process's interrupted event any more, and resolves when nothing goes on, or after a while. */
  drain(): Promise<void>;
}

export interface InFlightParts {
  readonly platform: string;
  readonly appApi: AppApi;
  readonly reach: Pick<Reach, 'sleep' | 'patience'>;
  /** Whether an error says that nobody waits for the answer any more. */
  readonly isTooLate?: (error: unknown) => boolean;
}

/** How often one is renewed before it would run out. */
const RENEWALS = 3;

export function openInFlight({ platform, appApi, reach, isTooLate }: InFlightParts): InFlight {
  const { sleep, patience } = reach;
  const { events, logger } = appApi;
  const running = new Set<Promise<void>>();
  const here = new Set<string>();
  let open = new AbortController();

  const run: InFlight['run'] = async (job) => {
    const work = job().then(
      () => undefined,
      (error: unknown) =>
        logger[isTooLate?.(error) ? 'info' : 'warn']('an answer could not be given', {
          platform,
          reason: messageOf(error),
        }),
    );
    running.add(work);
    await work;
    running.delete(work);
  };

  /** Takes an event; whoever else is at it may die of it, and is waited for. Undefined where there is nothing to do. */
  const claim = async (id: string): Promise<Attempt | undefined> => {
    const { signal } = open;
    while (!signal.aborted) {
      const claim = await events.claim(id);
      if (claim.kind === 'first') return { appApi, interrupted: false };
      if (claim.kind === 'interrupted') return { appApi: onlyReading(appApi), interrupted: true };
      if (claim.kind === 'answered') return undefined;
      await sleep(claim.ms, signal);
    }
    return undefined;
  };

  const renewing = async (id: string, done: AbortSignal): Promise<void> => {
    const every = patience.claim / RENEWALS;
    for (let left = patience.answer; left > 0; left -= every) {
      await sleep(every, done);
      if (done.aborted) return;
      await events.renew(id).catch(() => undefined);
    }
  };

  const answer = async (id: string, job: (attempt: Attempt) => Promise<unknown>): Promise<void> => {
    const attempt = await claim(id);
    if (!attempt) return;
    const done = new AbortController();
    void renewing(id, done.signal);
    try {
      await job(attempt);
      // Only now: whoever dies before that has answered nobody.
      await events.settle(id);
    } finally {
      done.abort();
    }
  };

  return {
    run,
    once: async (event, job) => {
      const id = `${platform} ${event}`;
      if (here.has(id)) return;
      here.add(id);
      await run(() => answer(id, job));
      here.delete(id);
    },
    drain: async () => {
      open.abort();
      open = new AbortController();
      await withTimeout(sleep, { ms: patience.drain, late: undefined }, async () => {
        await Promise.all(running);
      });
    },
  };
}
