import { describe, expect, it } from 'vitest';
import { elapsed, hasJumped, longestElapsed, type Moment } from '#core/delivery/moment.ts';

const MINUTE = 60_000;

/** A moment of the boot `b`; `off` is how far the wall clock was set forward, or back. */
function at(tick: number, { off = 0, boot = 'b' } = {}): Moment {
  return { wall: 1_000_000 + tick + off, tick, boot };
}

/** A moment of a database, whose wall clock stands in for ticks. */
const ofDatabase = (wall: number): Moment => ({ wall, tick: wall, boot: 'a database' });

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

  it('has no end where what is earlier comes after what is later, as after a database’s clock was set back', () => {
    expect(longestElapsed(at(10_050), at(50))).toBe(Number.POSITIVE_INFINITY);
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

  it.each([
    [0, false],
    [MINUTE + 1, true],
    [-MINUTE - 1, true],
  ])('whose ticks are its own has jumped by %i ms, as others’ ticks tell: %s', (off, jumped) => {
    expect(hasJumped(ofDatabase(0), ofDatabase(10_000 + off), 10_000)).toBe(jumped);
  });

  it('whose ticks are its own is known alone to have jumped only where it went back', () => {
    expect(hasJumped(ofDatabase(0), ofDatabase(2 * MINUTE))).toBe(false);
    expect(hasJumped(ofDatabase(0), ofDatabase(-2 * MINUTE))).toBe(true);
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
