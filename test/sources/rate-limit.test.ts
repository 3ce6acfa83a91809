import { describe, expect, it } from 'vitest';
import { rateLimit } from '#sources/shared/rate-limit.ts';
import { testClock } from '#test/fakes/clock.ts';

const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
});
const refusal = (seconds: number, status = 429) => answer(status, { 'retry-after': String(seconds) });
const usedUp = (seconds: number) => answer(200, { ratelimit: `"api";r=0;t=${seconds}` });

/** A rate limit that has heard some answers, each to a request of its own. */
function heard(...answers: ReturnType<typeof answer>[]) {
  const clock = testClock('2026-08-21T12:00:00Z');
  const limit = rateLimit(clock);
  for (const each of answers) limit.request()(each);
  return { limit, clock, state: () => [limit.refuses(), limit.wait()] };
}

describe('the rate limit of a site', () => {
  it('is open as long as nothing else was said', () => {
    expect(heard().state()).toEqual([undefined, 0]);
    expect(heard(answer(200, { ratelimit: '"api";r=9;t=60' }), answer(500)).state()).toEqual([undefined, 0]);
  });

  it('is closed for as long as a refusal says, and then open', () => {
    const { state, clock } = heard(refusal(90));
    expect(state()).toEqual([429, 90_000]);
    clock.pass(89_999);
    expect(state()).toEqual([429, 1]);
    clock.pass(1);
    expect(state()).toEqual([undefined, 0]);
  });

  it('is not opened by the good answer to a request that went out before the refusal', () => {
    const { limit, state } = heard();
    const [first, second] = [limit.request(), limit.request()];
    second(refusal(90));
    first(answer(200));
    expect(state()).toEqual([429, 90_000]);
    limit.request()(answer(200));
    expect(state()).toEqual([undefined, 0]);
  });

  it('counts the longest of several refusals, whatever is said of a window beside them', () => {
    expect(heard(refusal(90), refusal(30, 503)).state()).toEqual([429, 90_000]);
    expect(heard(refusal(90), usedUp(5)).state()).toEqual([429, 90_000]);
    expect(heard(refusal(30), refusal(90, 503)).state()).toEqual([503, 90_000]);
  });

  it('has nobody refused for a window that is used up', () => {
    expect(heard(usedUp(30)).state()).toEqual([undefined, 30_000]);
  });

  it('ends by itself, however long a header says', () => {
    expect(heard(refusal(1e9)).state()).toEqual([429, 3_600_000]);
    expect(heard(usedUp(1e9)).state()).toEqual([undefined, 600_000]);
  });

  it.each(['soon', '-5', '1e9', ''])('takes a Retry-After of %j for none, or for a day long gone', (text) => {
    expect(heard(answer(429, { 'retry-after': text })).limit.wait()).toBe(0);
  });
});
