import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backOffMs,
  DeliveryKind,
  deliveryId,
  type InDoubt,
  lookFrom,
  MOVES,
  nextStep,
  pauseMs,
  State,
} from '#core/delivery/delivery.ts';
import type { Moment } from '#core/delivery/moment.ts';
import { TIMING } from '#core/delivery/timing.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('deliveryId', () => {
  const key = { subscription: 's1', day: '2026-08-20', kind: 'daily' as const, part: 0 };
  const channel = { platform: 'p', workspace: 'w', id: 'c' };

  it('reads as what it names', () => {
    expect(deliveryId({ ...key, channel })).toBe('p|w|c|s1|2026-08-20|daily|0');
    expect(deliveryId({ ...key, channel: { ...channel, id: 'a|b%|' } })).toBe(
      'p|w|a%7Cb%25%7C|s1|2026-08-20|daily|0',
    );
  });

  it('is never the same for two keys', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '|', '%', '7', 'C', '2', '5'), minLength: 1 });
    const keys = fc.record({
      channel: fc.record({ platform: fc.constant('p'), workspace: text, id: text }),
      subscription: text,
      day: fc.constantFrom('2026-08-20', '2026-08-21'),
      kind: fc.constantFrom(...DeliveryKind.options),
      part: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(keys, keys, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(deliveryId(one) === deliveryId(other)).toBe(same);
      }),
    );
  });
});

describe('a kind', () => {
  it('is one of the words that deliveries have been kept under since the first', () => {
    expect(DeliveryKind.options).toEqual(['daily', 'week', 'month', 'note', 'alert']);
  });
});

describe('MOVES', () => {
  it('ends in three states and comes back to none that is settled', () => {
    expect(State.options.filter((state) => MOVES[state].length === 0)).toEqual([
      'sent',
      'failed',
      'uncertain',
    ]);
    expect(MOVES.planned).toEqual(['sending', 'failed']);
    expect(MOVES.retry).toEqual(['sending', 'failed']);
    expect(MOVES.sending).toEqual(['sending', 'sent', 'retry', 'failed', 'uncertain']);
  });
});

describe('waiting', () => {
  it('leaves a channel alone for 15 minutes, then for longer, a day at most', () => {
    const hours = [1, 2, 3, 7, 8, 9, 5_000].map((times) => pauseMs(times) / HOUR);
    expect(hours).toEqual([0.25, 0.5, 1, 16, 24, 24, 24]);
  });

  it('backs off from a second to a minute, spread over the upper half', () => {
    expect([1, 2, 3, 7, 99].map((attempts) => backOffMs(TIMING, attempts, 1))).toEqual([
      1_000, 2_000, 4_000, 60_000, 60_000,
    ]);
    expect(backOffMs(TIMING, 1, 0)).toBe(500);
    expect(backOffMs(TIMING, 2, 0.5)).toBe(1_500);
  });
});

describe('the usual timing', () => {
  it('gives a lease that outlives its send by far', () => {
    expect(TIMING.lease).toBeGreaterThanOrEqual(3 * TIMING.send);
    expect(TIMING.grace).toBeGreaterThan(TIMING.send);
  });

  it('remembers a list that was read for as long as a digest waits for it, and a failure for a minute', () => {
    expect([TIMING.fresh, TIMING.failed]).toEqual([TIMING.askAgain, 60_000]);
  });

  it('never plans what is too old to be sent', () => {
    expect(TIMING.catchUp).toBeLessThan(TIMING.expires);
  });
});

const at = (ms: number, { off = 0, boot = 'b' } = {}): Moment => ({ wall: ms + off, tick: ms, boot });

describe('nextStep', () => {
  const row: InDoubt = { attempt: at(0), leased: at(30_000) };
  const step = (ms: number, { window = 0, seen = 0, of = row, now = at(ms) } = {}) =>
    nextStep(of, { now, seen, window, timing: TIMING });

  it('leaves a lease alone, then waits out the grace, then looks', () => {
    expect([0, 29_999, 30_000, 59_999, 60_000].map((ms) => step(ms))).toEqual([
      'wait',
      'wait',
      'wait',
      'wait',
      'look',
    ]);
  });

  it('resends as soon as the lease is over, where the resend ends within the window', () => {
    const within = (ms: number) => step(ms, { window: 90_000 });
    expect([29_999, 30_000, 50_000, 50_001, 60_000].map(within)).toEqual([
      'wait',
      'resend',
      'resend',
      'wait',
      'look',
    ]);
  });

  it('counts the window from the first attempt, however late the last one was', () => {
    const later = { ...row, leased: at(90_000) };
    expect(step(90_000, { window: 90_000, of: later })).toBe('wait');
    expect(step(120_000, { window: 90_000, of: later })).toBe('look');
  });

  it('goes on by ticks alone where the wall clock was set', () => {
    for (const off of [2 * HOUR, -2 * HOUR]) {
      const after = (ms: number) => step(ms, { now: at(ms, { off }) });
      expect([29_999, 59_999, 60_000].map(after)).toEqual(['wait', 'wait', 'look']);
    }
  });

  it('does not resend where the wall clock says that the window is over: a machine may have slept', () => {
    expect(step(30_000, { window: 9 * HOUR, now: at(30_000, { off: 8 * HOUR }) })).toBe('resend');
    expect(step(30_000, { window: 9 * HOUR, now: at(30_000, { off: 9 * HOUR }) })).toBe('wait');
    expect(step(60_000, { window: 9 * HOUR, now: at(60_000, { off: 9 * HOUR }) })).toBe('look');
  });

  it('after a clock was set back that has no ticks but itself believes only what it watched itself, and never resends', () => {
    const seen = 5_000;
    const later = { attempt: at(HOUR), leased: at(HOUR + 30_000) };
    const after = (ms: number) => step(ms, { window: 9 * HOUR, seen, of: later });
    expect([5_000, 34_999, 35_000, 64_999, 65_000].map(after)).toEqual([
      'wait',
      'wait',
      'wait',
      'wait',
      'look',
    ]);
  });

  it('after a boot believes only what it watched itself, and never resends', () => {
    const seen = 5_000;
    const after = (ms: number) => step(ms, { window: 9 * HOUR, seen, now: at(ms, { boot: 'next' }) });
    expect([5_000, 34_999, 35_000, 64_999, 65_000].map(after)).toEqual([
      'wait',
      'wait',
      'wait',
      'wait',
      'look',
    ]);
  });
});

describe('lookFrom', () => {
  it('goes back three hours from the earlier of attempt and now', () => {
    const row = { attempt: at(10 * HOUR), leased: at(0) };
    expect(lookFrom(row, at(11 * HOUR))).toBe(7 * HOUR);
    expect(lookFrom(row, at(8 * HOUR))).toBe(5 * HOUR);
  });
});
