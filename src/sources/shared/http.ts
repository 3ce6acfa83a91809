import ky from 'ky';
import type { Ask } from '#core/archive/paper-source.ts';
import { SourceError } from '#core/errors.ts';
import type { SourceParts } from '#core/parts/define-source.ts';
import { guardedFetch, sameHost } from './attempt.ts';
import { inWords } from './in-words.ts';
import { exhausted } from './rate-limit.ts';
import { type Limits, retries } from './retries.ts';

/** A site that a source asks, as the source's errors and its requests name it. */
export interface Site extends SourceParts {
  /** What people know it by. */
  readonly title: string;
  /** Nothing is asked of another host. */
  readonly endpoint: URL;
  /** Sent with every request, beside `user-agent`: what is accepted, and who asks. */
  readonly headers: Readonly<Record<string, string>>;
  /** What to look at where a request is refused with 401 or 403: "check EXAMPLE_TOKEN". */
  readonly denied?: string | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

/** An answer below 500 other than 429: its text where it is a success, and the next page where it names one. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly next?: URL;
}

/**
 * GETs a text, with patience; `spent` are the milliseconds that a reader has waited already. Rejects with a SourceError, or with
 * the reason of `ask.signal` once that is aborted.
 */
export type Get = (url: URL, ask: Ask, spent?: number) => Promise<HttpAnswer>;

const LIMITS: Limits = { bytes: 5_000_000, request: 10_000, reader: 8_000 };
const LONGEST_WAIT = 600_000;

/** A Get over one site; what its RateLimit headers say holds for all who ask. */
export function httpGetter(site: Site): Get {
  const { title, endpoint, clock, sleep } = site;
  const limits = { ...LIMITS, ...site.limits };
  const headers = { 'user-agent': 'paperboy', ...site.headers };
  const attempt = guardedFetch({ title, fetch: site.fetch, headers, bytes: limits.bytes });
  let opensAt = Number.NEGATIVE_INFINITY;
  const observed = async (request: Request) => {
    const response = await attempt(request);
    const closed = exhausted(response.headers);
    if (closed !== undefined) opensAt = clock.ticks() + closed;
    return response;
  };
  return async (url, ask, spent = 0) => {
    sameHost(url.href, endpoint, title);
    const closed = Math.min(opensAt - clock.ticks(), LONGEST_WAIT);
    try {
      if (ask.patience === 'job' && closed > 0) await sleep(closed, ask.signal);
      const options = retries({ ...site, limits }, ask, url, spent);
      const response = await ky(url, { ...options, fetch: observed as typeof fetch });
      return await read(url, response, title);
    } catch (error) {
      if (ask.signal?.aborted) throw ask.signal.reason;
      throw inWords(error, site, ask.patience === 'reader' ? limits.reader : limits.request);
    }
  };
}

/** The JSON of an answer that is a success; a SourceError where it is none. */
export function jsonOf({ text }: Pick<HttpAnswer, 'text'>, title: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SourceError('source-answer', `${title} answered with something that is not JSON`, { cause });
  }
}

async function read(url: URL, response: Response, title: string): Promise<HttpAnswer> {
  const { status } = response;
  if (!response.ok) return { status, text: '' };
  const link = /<([^<>]*)>\s*;[^<]*\brel="?next\b/i.exec(response.headers.get('link') ?? '')?.[1];
  const next = link === undefined ? {} : { next: sameHost(link, url, title) };
  return { status, text: await response.text(), ...next };
}
