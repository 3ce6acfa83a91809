import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '#core/time/clock.ts';

/** What a site has said of when it may be asked again; it holds for all who ask. Times are in milliseconds. */
export interface RateLimit {
  /** Notes that a request goes out; its answer is noted by what this returns. */
  request(): (answer: Answered) => void;
  /** The status with which the site refuses whoever asks now, where it does. */
  refuses(): number | undefined;
  /** For how long a question that can wait has to. */
  wait(): number;
}

type Answered = Pick<Response, 'status' | 'headers'>;

interface Closed {
  readonly until: number;
  /** How many requests had gone out by then: only the answer to a later one opens again. */
  readonly requests: number;
  /** Why readers are refused; not where only the window is used up, since one request more does no harm. */
  readonly status?: number;
}

// A window lasts minutes; what a header says beyond that is a mistake, or meant to keep us out.
const LONGEST = { refused: 3_600_000, usedUp: 600_000 };

/** A site's rate limit, open until it says otherwise. A closing ends by itself, an hour later at the most, or with a good answer to a later request. */
export function rateLimit({ ticks, now }: Clock): RateLimit {
  let requests = 0;
  let closed: Closed | undefined;
  const left = () => (closed ? Math.max(0, closed.until - ticks()) : 0);

  function note({ status, headers }: Answered, request: number): void {
    const asked = askedToWait({ status, headers }, now());
    const usedUp = exhausted(headers);
    if (asked !== undefined) close({ until: ticks() + Math.min(asked, LONGEST.refused), requests, status });
    else if (usedUp !== undefined) close({ until: ticks() + Math.min(usedUp, LONGEST.usedUp), requests });
    else if (status < 400 && request > (closed?.requests ?? 0)) closed = undefined;
  }

  // Several requests may be refused at once: the longest refusal counts, and a used-up window does not soften it.
  function close(next: Closed): void {
    const keeps = closed?.status !== undefined && left() > 0;
    if (keeps && closed && (next.status === undefined || next.until < closed.until)) return;
    closed = next;
  }

  return {
    request() {
      const request = ++requests;
      return (answer) => note(answer, request);
    },
    refuses: () => (left() > 0 ? closed?.status : undefined),
    wait: left,
  };
}

/** Milliseconds that a refusal (429, 5xx) asks us to wait: its Retry-After (seconds or a date), else, of a 429, the reset of its RateLimit header. */
export function askedToWait({ status, headers }: Answered, now: Temporal.Instant): number | undefined {
  if (status !== 429 && status < 500) return undefined;
  const after = headers.get('retry-after')?.trim();
  if (after && /^\d+$/.test(after)) return Number(after) * 1000;
  const date = after ? Date.parse(after) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - now.epochMilliseconds);
  // Every answer may have that header: a server that stumbles does not ask for the rest of the window.
  return status === 429 ? resetIn(headers) : undefined;
}

/** Milliseconds until the window opens again, where the RateLimit header (`"api";r=0;t=42`) says that nothing is left of this one. */
function exhausted(headers: Headers): number | undefined {
  return requestsLeft(headers) === 0 ? resetIn(headers) : undefined;
}

/** How many more requests a site takes until its window opens again, where its RateLimit header says so. */
export function requestsLeft(headers: Headers): number | undefined {
  return numberIn(headers, 'r');
}

function resetIn(headers: Headers): number | undefined {
  const seconds = numberIn(headers, 't');
  return seconds === undefined ? undefined : seconds * 1000;
}

function numberIn(headers: Headers, name: 'r' | 't'): number | undefined {
  const found = new RegExp(`;\\s*${name}=(\\d+)`).exec(headers.get('ratelimit') ?? '');
  return found ? Number(found[1]) : undefined;
}
