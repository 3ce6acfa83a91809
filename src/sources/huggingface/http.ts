import ky, { isHTTPError, isTimeoutError } from 'ky';
import type { Ask } from '#core/archive/paper-source.ts';
import { SetupError, SourceError } from '#core/errors.ts';
import type { Logger } from '#core/logger.ts';
import type { Clock } from '#core/time/clock.ts';
import { guardedFetch, sameHost } from './attempt.ts';
import { askedToWait, exhausted } from './rate-limit.ts';

/** The outside of this source. */
export interface Network {
  readonly endpoint: URL;
  readonly token?: string | undefined;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly logger: Logger;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<unknown>;
  /** From 0 up to, not including, 1. */
  random(): number;
  readonly limits: Limits;
}

/** `bytes` of a decoded body; milliseconds for one whole request and for everything that a reader waits for. */
export interface Limits {
  readonly bytes: number;
  readonly request: number;
  readonly reader: number;
}
export const HTTP_LIMITS: Limits = { bytes: 5_000_000, request: 10_000, reader: 8_000 };

/** An answer below 500 other than 429: its JSON where it is a success, and the next page where it names one. */
export interface HttpAnswer {
  readonly status: number;
  readonly json: unknown;
  readonly next?: URL;
}

/**
 * GETs JSON, with patience; `spent` are the milliseconds that a reader has waited already. Rejects with a SourceError, or with
 * the reason of `ask.signal` once that is aborted.
 */
export type Get = (url: URL, ask: Ask, spent?: number) => Promise<HttpAnswer>;

const TRIES = { reader: 3, job: 5 };
const LONGEST_WAIT = { reader: 2_000, job: 600_000 };
const BACK_OFF = { first: 1_000, factor: 4, most: 60_000 };
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** A Get over one endpoint; what its RateLimit headers say holds for all who ask. SetupError for a token or endpoint that cannot be used. */
export function jsonGetter(network: Network): Get {
  const { endpoint, clock, limits, sleep } = network;
  const attempt = guardedFetch({ fetch: network.fetch, headers: headersFor(network), bytes: limits.bytes });
  let opensAt = Number.NEGATIVE_INFINITY;
  const observed = async (request: Request) => {
    const response = await attempt(request);
    const closed = exhausted(response.headers);
    if (closed !== undefined) opensAt = clock.ticks() + closed;
    return response;
  };
  return async (url, ask, spent = 0) => {
    sameHost(url.href, endpoint);
    const closed = Math.min(opensAt - clock.ticks(), LONGEST_WAIT.job);
    try {
      if (ask.patience === 'job' && closed > 0) await sleep(closed, ask.signal);
      return await read(url, await ky(url, options(network, ask, url, spent, observed)));
    } catch (error) {
      if (ask.signal?.aborted) throw ask.signal.reason;
      throw inWords(error, ask.patience === 'reader' ? limits.reader : limits.request);
    }
  };
}

/** The error for a status that a caller can do nothing with. */
export function refused(status: number): SourceError {
  const why =
    status === 429 ? ' (too many requests)' : status === 401 || status === 403 ? ' (check HF_TOKEN)' : '';
  return new SourceError('source-refused', `Hugging Face answered ${status}${why}`);
}

// ky counts the tries, bounds each and, for a reader, all of them together. The pauses are ours: they follow headers that ky
// does not read, and a clock that a test can move.
function options(
  network: Network,
  ask: Ask,
  url: URL,
  spent: number,
  fetch: (request: Request) => Promise<Response>,
) {
  let pause = 0;
  return {
    fetch: fetch as typeof globalThis.fetch,
    ...(ask.signal && { signal: ask.signal }),
    timeout: network.limits.request,
    totalTimeout: ask.patience === 'reader' ? Math.max(1, network.limits.reader - spent) : (false as const),
    throwHttpErrors: (status: number) => status === 429 || status >= 500,
    retry: {
      limit: TRIES[ask.patience] - 1,
      delay: () => 0,
      shouldRetry: ({ error, retryCount }: { error: Error; retryCount: number }) => {
        if (ask.signal?.aborted || !passing(error, ask)) return false;
        pause = pauseAfter(error, retryCount, network);
        return pause <= LONGEST_WAIT[ask.patience];
      },
    },
    hooks: {
      beforeRetry: [
        async ({ error, retryCount }: { error: Error; retryCount: number }) => {
          const { message } = inWords(error, network.limits.request);
          network.logger.info(`${message}; asking again`, { path: url.pathname, retry: retryCount, pause });
          await network.sleep(pause, ask.signal);
        },
      ],
    },
  };
}

function passing(error: Error, ask: Ask): boolean {
  if (error instanceof SourceError) return false;
  return ask.patience === 'job' || !UNREACHABLE.has(codeOf(error) ?? '');
}

function pauseAfter(error: Error, retry: number, { clock, random }: Network): number {
  const asked = isHTTPError(error) ? askedToWait(error.response.headers, clock.now()) : undefined;
  if (asked !== undefined) return Math.max(asked, BACK_OFF.first);
  return Math.round(random() * Math.min(BACK_OFF.most, BACK_OFF.first * BACK_OFF.factor ** (retry - 1)));
}

async function read(url: URL, response: Response): Promise<HttpAnswer> {
  const { status } = response;
  if (!response.ok) return { status, json: undefined };
  const link = /<([^<>]*)>\s*;[^<]*\brel="?next\b/i.exec(response.headers.get('link') ?? '')?.[1];
  const next = link === undefined ? {} : { next: sameHost(link, url) };
  try {
    return { status, json: await response.json(), ...next };
  } catch (cause) {
    throw new SourceError('source-answer', 'Hugging Face answered with something that is not JSON', {
      cause,
    });
  }
}

// ky's errors hold the request, so they go no further than here.
function inWords(error: unknown, milliseconds: number): SourceError {
  if (error instanceof SourceError) return error;
  if (isHTTPError(error)) return refused(error.response.status);
  if (isTimeoutError(error)) {
    return new SourceError('source-timeout', `Hugging Face did not answer within ${milliseconds / 1000} s`);
  }
  const code = codeOf(error);
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return new SourceError('source-unreachable', `Hugging Face cannot be reached${code ? ` (${code})` : ''}`, {
    cause,
  });
}

function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0]);
  }
  return undefined;
}

function headersFor({ endpoint, token }: Network): Record<string, string> {
  if (!/^https?:$/.test(endpoint.protocol) || endpoint.username || endpoint.password) {
    throw new SetupError(
      'setting-invalid',
      'HF_ENDPOINT must be an http or https address without a name or password; put a token in HF_TOKEN',
    );
  }
  const headers = { accept: 'application/json', 'user-agent': 'paperboy' };
  if (!token) return headers;
  // fetch would complain by quoting the header, token and all.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new SetupError('setting-invalid', 'HF_TOKEN holds characters that no token has; copy it again');
  }
  return { ...headers, authorization: `Bearer ${token}` };
}
