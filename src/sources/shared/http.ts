import ky from 'ky';
import type { Ask } from '#core/archive/paper-source.ts';
import { SourceError } from '#core/errors.ts';
import type { SourceParts } from '#core/parts/define-source.ts';
import { guardedFetch, sameHost } from './attempt.ts';
import { inWords, refused } from './in-words.ts';
import { knownAnswers } from './known-answers.ts';
import { rateLimit } from './rate-limit.ts';
import { type Limits, LONGEST_WAIT, retries, waitFor } from './retries.ts';

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

/** An answer below 500 other than 429, and its text where it is a success. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** Whether it names a next page (`Link: <…>; rel="next"`); `next` is absent where that is at no address of this host. */
  readonly hasMore: boolean;
  readonly next?: URL;
}

/**
 * GETs a text, with patience; `spent` are the milliseconds that a reader has waited already. Rejects with a SourceError, or with
 * the reason of `ask.signal` once that is aborted.
 */
export type Get = (url: URL, ask: Ask, spent?: number) => Promise<HttpAnswer>;

const LIMITS: Limits = { bytes: 5_000_000, request: 10_000, reader: 8_000 };

/** A Get over one site; what it says of when it may be asked again holds for all who ask: a job waits, a reader is told at once. What a reader has asked for before is asked for only if it has changed, where the site tells by tags. */
export function httpGetter(site: Site): Get {
  const { title, endpoint, clock, sleep, logger } = site;
  const limits = { ...LIMITS, ...site.limits };
  const sent = { 'user-agent': 'paperboy', ...site.headers };
  const attempt = guardedFetch({ title, fetch: site.fetch, headers: sent, bytes: limits.bytes });
  const limit = rateLimit(clock);
  const answers = knownAnswers<HttpAnswer>();
  const observed = async (request: Request) => {
    const answered = limit.request();
    const began = clock.ticks();
    const response = await attempt(request);
    answered(response);
    // Behind the path may stand what somebody searches for.
    const { pathname: path } = new URL(request.url);
    logger.debug('a source was asked', {
      source: title,
      path,
      status: response.status,
      ms: Math.round(clock.ticks() - began),
    });
    return response;
  };
  const answered = async (url: URL, ask: Ask, options: ReturnType<typeof retries>) => {
    // A job reads each address once.
    const repeats = ask.patience === 'reader';
    const known = repeats ? answers.of(url) : undefined;
    const headers = known ? { 'if-none-match': known.tag } : {};
    const response = await ky(url, { ...options, headers, fetch: observed as typeof fetch });
    if (known && response.status === 304) return known.answer;
    const answer = await read(url, response, title);
    if (repeats && response.ok) answers.keep(url, response.headers.get('etag'), answer);
    return answer;
  };
  return async (url, ask, spent = 0) => {
    sameHost(url.href, endpoint, title);
    const wait = waitFor(limit, ask);
    if (wait > LONGEST_WAIT[ask.patience]) throw refused(limit.refuses() ?? 429, site);
    try {
      if (wait > 0) await sleep(wait, ask.signal);
      const options = retries({ ...site, limits, rateLimit: limit }, ask, url, spent + wait);
      return await answered(url, ask, options);
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
  if (!response.ok) return { status, text: '', hasMore: false };
  const link = /<([^<>]*)>\s*;[^<]*\brel="?next\b/i.exec(response.headers.get('link') ?? '')?.[1];
  const text = await response.text();
  if (link === undefined) return { status, text, hasMore: false };
  try {
    return { status, text, hasMore: true, next: sameHost(link, url, title) };
  } catch {
    // What came is good, wherever it says that the rest is.
    return { status, text, hasMore: true };
  }
}
