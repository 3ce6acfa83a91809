import type { Timing } from '#core/delivery/timing.ts';
import { messageOf, SetupError } from '#core/errors.ts';
import type { OpenAdapter } from '#core/parts/define-adapter.ts';
import type { Sleep } from '#core/time/with-timeout.ts';

/** A chat that is connected, and connected again, for as long as the program runs. */
export interface KeptChat {
  /** Why it is not connected, or cannot be used. */
  trouble(): string | undefined;
}

export interface KeepParts {
  readonly timing: Pick<Timing, 'connect' | 'refused'>;
  readonly sleep: Sleep;
  /** 0 to 1. */
  readonly random: () => number;
  /** Shows an operator that it is connected, and what is wrong. */
  readonly write: (line: string) => void;
  readonly complain: (line: string) => void;
  /** The program ends. */
  readonly signal: AbortSignal;
}

const AGAIN = 'It is tried again by itself.';

/** Connects a chat; where it is away, again and again with growing pauses, and now and then where it has refused the token. No other chat waits for it. */
export function keepConnected(chat: Pick<OpenAdapter, 'start' | 'trouble'>, parts: KeepParts): KeptChat {
  const { timing, sleep, random, write, complain, signal } = parts;
  let away: string | undefined;

  const complainOf = (error: unknown): void => {
    const before = away;
    away = messageOf(error);
    if (away !== before) complain(`${away} ${AGAIN}\n`);
  };
  /** Resolves to why there is no connection any more, or never was one. */
  const connectOnce = async (connected: () => void): Promise<unknown> => {
    const { promise: ended, resolve } = Promise.withResolvers<SetupError>();
    try {
      const line = await chat.start(resolve);
      if (signal.aborted) return undefined;
      connected();
      write(`${line}\n`);
      return await ended;
    } catch (error) {
      return error;
    }
  };
  const run = async (): Promise<void> => {
    let tries = 0;
    while (!signal.aborted) {
      const why = await connectOnce(() => {
        tries = 0;
        away = undefined;
      });
      if (signal.aborted) return;
      complainOf(why);
      const refused = why instanceof SetupError && why.code === 'platform-refused';
      const wait = refused ? timing.refused : pauseBefore(timing.connect, tries++);
      // With jitter, or many programs would come back to a platform at the same moment.
      await sleep(wait * (0.5 + random() / 2), signal);
    }
  };
  void run();
  return { trouble: () => away ?? chat.trouble() };
}

function pauseBefore([first, most]: Timing['connect'], tries: number): number {
  return Math.min(first * 2 ** tries, most);
}
