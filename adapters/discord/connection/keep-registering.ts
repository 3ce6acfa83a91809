import { messageOf } from '#core/errors.ts';
import type { Sleep } from '#core/time/with-timeout.ts';

/** Whether Discord has the commands, and why not. */
export interface KeptRegistration {
  /** The first attempt; where it fails, it is tried again until it succeeds or the signal aborts. Never rejects. */
  readonly first: Promise<'registered' | 'unchanged' | 'failed'>;
  trouble(): string | undefined;
}

export interface RegisteringParts {
  readonly attempt: () => Promise<'registered' | 'unchanged'>;
  readonly sleep: Sleep;
  readonly failed: (why: string) => void;
  readonly signal: AbortSignal;
}

const FIRST_MS = 5_000;
const MOST_MS = 10 * 60_000;

/** Registers until it is done, with growing pauses: digests, and commands that are known already, need none of it. */
export function keepRegistering({ attempt, sleep, failed, signal }: RegisteringParts): KeptRegistration {
  let trouble: string | undefined;
  const once = async () => {
    try {
      const how = await attempt();
      trouble = undefined;
      return how;
    } catch (error) {
      const before = trouble;
      trouble = `The commands could not be registered, and are tried again: ${messageOf(error)}`;
      if (trouble !== before && !signal.aborted) failed(trouble);
      return 'failed';
    }
  };
  const goOn = async (): Promise<void> => {
    for (let pause = FIRST_MS; !signal.aborted; pause = Math.min(2 * pause, MOST_MS)) {
      await sleep(pause, signal);
      if (signal.aborted || (await once()) !== 'failed') return;
    }
  };
  const first = once();
  void first.then((how) => (how === 'failed' ? goOn() : undefined));
  return { first, trouble: () => trouble };
}
