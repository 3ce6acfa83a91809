import { RateLimitError, type REST } from 'discord.js';
import type { Sleep } from '#core/time/with-timeout.ts';

// A person waits for the answer; the limit of all requests is a second's.
const LONGEST_MS = 1_500;
const TRIES = 4;

/** The same requests, of which looks wait a moment where the limit of all of them is reached: at a full hour posts reach it for minutes. */
export function patientLooks<Requests extends Pick<REST, 'get'>>(requests: Requests, sleep: Sleep): Requests {
  const get: REST['get'] = async (route, options) => {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await requests.get(route, options);
      } catch (error) {
        const isShort = error instanceof RateLimitError && error.global && error.retryAfter <= LONGEST_MS;
        if (!isShort || left <= 1) throw error;
        await sleep(error.retryAfter, options?.signal ?? undefined);
      }
    }
  };
  return { ...requests, get };
}
