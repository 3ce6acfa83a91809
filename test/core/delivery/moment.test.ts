import { describe, expect, it } from 'vitest';
import { elapsed, hasJumped, longestElapsed, type Moment } from '#core/delivery/moment.ts';

const MINUTE = 60_000;

/** A moment of the boot `b`; `off` is how far the wall clock was set forward, or back. */
function at(tick: number, { off = 0, boot = 'b' } = {}): Moment {
  return { wall: 1_000_000 + tick + off, tick, boot };
}

describe('the time between two moments', () => {
  it('is told by ticks, whatever was done to the wall clock', () => {
    expect(elapsed(at(50), at(10_050))).toBe(10_000);
    expect(elapsed(at(50), at(10_050, { off: 30 * 24 * 60 * MINUTE }))).toBe(10_000);
    expect(elapsed(at(50), at(10_050, { off: -9_000 }))).toBe(10_000);
  });

  it('is not known of two boots', () => {
    expect(elapsed(at(50), at(10_050, { boot: 'next' }))).toBeUndefined();
  });
});

describe('the longest time that may have passed', () => {
  it('is what the clock says that went farther', () => {
    expect(longestElapsed(at(50), at(10_050))).toBe(10_000);
    expect(longestElapsed(at(50), at(10_050, { off: 7_000 }))).toBe(17_000);
    expect(longestElapsed(at(50), at(10_050, { off: -7_000 }))).toBe(10_000);
  });

  it('has no end for two boots', () => {
    expect(longestElapsed(at(50), at(10_050, { boot: 'next' }))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a clock', () => {
  it.each([
    [0, false],
    [MINUTE, false],
    [-MINUTE, false],
    [MINUTE + 1, true],
    [-MINUTE - 1, true],
  ])('that is %i ms off what ticks say has jumped: %s', (off, jumped) => {
    expect(hasJumped(at(50), at(10_050, { off }))).toBe(jumped);
    expect(hasJumped(at(50, { off: 5 }), at(10_050, { off: off + 5 }))).toBe(jumped);
  });

  it('is known to have jumped over a boot only where it went back', () => {
    const next = (off: number) => at(50, { boot: 'next', off });
    expect([9 * MINUTE, -MINUTE, -MINUTE - 1].map((off) => hasJumped(at(50), next(off)))).toEqual([
      false,
      false,
      true,
    ]);
  });
});
