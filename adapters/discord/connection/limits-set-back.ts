import type { REST } from 'discord.js';
import type { Clock } from '#core/time/clock.ts';

const TOLERANCE_MS = 1_000;

/**
 * discord.js reckons its limits by the time of day: after a clock that was a month ahead was put right, it would refuse
 * or hold back requests for a month. Called before requests, this forgets the limits of a time that was set back.
 */
export function forgetLimitsSetBack(clock: Clock, rests: () => readonly REST[]): () => void {
  const offset = () => clock.now().epochMilliseconds - clock.ticks();
  let last = offset();
  return () => {
    const now = offset();
    if (now < last - TOLERANCE_MS) {
      for (const rest of rests()) {
        rest.globalReset = -1;
        rest.handlers.clear();
      }
    }
    last = now;
  };
}

/** The same requests, with something done before each. */
export function beforeEach(before: () => void, rest: REST): Pick<REST, 'get' | 'post' | 'patch'> {
  return {
    get: (route, options) => {
      before();
      return rest.get(route, options);
    },
    post: (route, options) => {
      before();
      return rest.post(route, options);
    },
    patch: (route, options) => {
      before();
      return rest.patch(route, options);
    },
  };
}
