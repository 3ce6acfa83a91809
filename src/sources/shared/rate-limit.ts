import type { Temporal } from 'temporal-polyfill';

/** Milliseconds that an answer asks us to wait: its Retry-After (seconds or a date), else the reset of its RateLimit header. */
export function askedToWait(headers: Headers, now: Temporal.Instant): number | undefined {
  const after = headers.get('retry-after')?.trim();
  if (after && /^\d+$/.test(after)) return Number(after) * 1000;
  const date = after ? Date.parse(after) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - now.epochMilliseconds);
  return number(headers, 't');
}

/** Milliseconds until the window opens again, where the RateLimit header (`"api";r=0;t=42`) says that nothing is left of this one. */
export function exhausted(headers: Headers): number | undefined {
  return number(headers, 'r') === 0 ? number(headers, 't') : undefined;
}

function number(headers: Headers, name: 'r' | 't'): number | undefined {
  const found = new RegExp(`;\\s*${name}=(\\d+)`).exec(headers.get('ratelimit') ?? '');
  return found ? Number(found[1]) * 1000 : undefined;
}
