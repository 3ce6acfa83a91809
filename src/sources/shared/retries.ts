import { isHTTPError } from 'ky';
import type { Ask } from '#core/archive/paper-source.ts';
import { SourceError } from '#core/errors.ts';
import type { SourceParts } from '#core/parts/define-source.ts';
import { codeOf, inWords, type Words } from './in-words.ts';
import { askedToWait, type RateLimit } from './rate-limit.ts';

/** `bytes` of a decoded body; milliseconds for one whole request and for everything that a reader waits for. */
export interface Limits {
  readonly bytes: number;
  readonly request: number;
  readonly reader: number;
}

interface Retrying extends Words, Pick<SourceParts, 'clock' | 'logger' | 'sleep' | 'random'> {
  readonly limits: Limits;
  readonly rateLimit: RateLimit;
}

const TRIES = { reader: 3, job: 5 };
/** The longest pauses, in milliseconds; where a site asks for more, who asks is told. */
export const LONGEST_WAIT = { reader: 2_000, job: 600_000 };
const BACK_OFF = { first: 1_000, factor: 4, most: 60_000 };
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/**
 * ky's options for one question: ky counts the tries, bounds each and, for a reader, all of them together. The pauses are ours:
 * they follow headers that ky does not read, and a clock that a test can move.
 */
export function retries(site: Retrying, ask: Ask, url: URL, spent: number) {
  const { limits } = site;
  let pause = 0;
  return {
    ...(ask.signal && { signal: ask.signal }),
    timeout: limits.request,
    totalTimeout: ask.patience === 'reader' ? Math.max(1, limits.reader - spent) : (false as const),
    throwHttpErrors: (status: number) => status === 429 || status >= 500,
    retry: {
      limit: TRIES[ask.patience] - 1,
      delay: () => 0,
      shouldRetry: ({ error, retryCount }: { error: Error; retryCount: number }) => {
        if (ask.signal?.aborted || !passing(error, ask)) return false;
        pause = Math.max(pauseAfter(error, retryCount, site), waitFor(site.rateLimit, ask));
        return pause <= LONGEST_WAIT[ask.patience];
      },
    },
    hooks: {
      beforeRetry: [
        async ({ error, retryCount }: { error: Error; retryCount: number }) => {
          const { message } = inWords(error, site, limits.request);
          site.logger.info(`${message}; asking again`, { path: url.pathname, retry: retryCount, pause });
          await site.sleep(pause, ask.signal);
        },
      ],
    },
  };
}

/** For how long a question has to wait: a reader only for a refusal, since a window that is used up may still have room for one. */
export function waitFor(rateLimit: RateLimit, { patience }: Ask): number {
  return patience === 'job' || rateLimit.refuses() !== undefined ? rateLimit.wait() : 0;
}

function passing(error: Error, ask: Ask): boolean {
  if (error instanceof SourceError) return false;
  return ask.patience === 'job' || !UNREACHABLE.has(codeOf(error) ?? '');
}

function pauseAfter(error: Error, retry: number, { clock, random }: Retrying): number {
  const asked = isHTTPError(error) ? askedToWait(error.response, clock.now()) : undefined;
  if (asked !== undefined) return Math.max(asked, BACK_OFF.first);
  return Math.round(random() * Math.min(BACK_OFF.most, BACK_OFF.first * BACK_OFF.factor ** (retry - 1)));
}
