import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backOffMs,
  deliveryId,
  elapsed,
  lookFrom,
  MOVES,
  nextStep,
  pauseMs,
  State,
  TIMING,
  type Unsettled,
} from '#core/delivery/delivery.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('deliveryId', () => {
  const key = (id: string, workspace = 'w') => ({
    channel: { platform: 'p', workspace, id },
    day: '2026-08-20',
    kind: 'daily' as const,
    part: 0,
  });

  it('reads as what it names', () => {
    expect(deliveryId(key('c'))).toBe('p|w|c|2026-08-20|daily|0');
    expect(deliveryId(key('a|b%'))).toBe('p|w|a%7Cb%25|2026-08-20|daily|0');
  });

  it('is never the same for two keys', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '|', '%', '7', 'C', '2', '5'), minLength: 1 });
    fc.assert(
      fc.property(text, text, text, text, (id, workspace, otherId, otherWorkspace) => {
        const same = id === otherId && workspace === otherWorkspace;
        expect(deliveryId(key(id, workspace)) === deliveryId(key(otherId, otherWorkspace))).toBe(same);
      }),
    );
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
    expect(TIMING).toEqual({
      send: 10_000,
      lease: 30_000,
      grace: 30_000,
      backOff: [1_000, 60_000],
      sweep: 1_000,
    });
  });
});

describe('elapsed', () => {
  it('is told only where both clocks say the same', () => {
    const from = { wall: 1_000_000, tick: 50 };
    expect(elapsed(from, { wall: 1_010_000, tick: 10_050 })).toBe(10_000);
    expect(elapsed(from, { wall: 1_011_999, tick: 10_050 })).toBe(10_000);
    expect(elapsed(from, { wall: 1_012_000, tick: 10_050 })).toBeUndefined();
    expect(elapsed(from, { wall: 1_008_000, tick: 10_050 })).toBeUndefined();
    expect(elapsed(from, { wall: 1_010_000, tick: 7 })).toBeUndefined();
  });
});

describe('nextStep', () => {
  const row: Unsettled = { attempt: { wall: 0, tick: 0 }, leased: { wall: 30_000, tick: 30_000 } };
  const step = (ms: number, { window = 0, off = 0, seen = 0, of = row } = {}) =>
    nextStep(of, { now: { wall: ms + off, tick: ms }, seen, window, timing: TIMING });

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
    const later = { ...row, leased: { wall: 90_000, tick: 90_000 } };
    expect(step(90_000, { window: 90_000, of: later })).toBe('wait');
    expect(step(120_000, { window: 90_000, of: later })).toBe('look');
  });

  it.each([2 * HOUR, -2 * HOUR])(
    'after a clock step of %i ms believes only what it watched itself',
    (off) => {
      const seen = 5_000;
      const after = (ms: number) => step(ms, { window: HOUR * 9, off, seen });
      expect([34_999, 35_000, 64_999, 65_000].map(after)).toEqual(['wait', 'wait', 'wait', 'look']);
    },
  );
});

describe('lookFrom', () => {
  it('goes back three hours from the earlier of attempt and now', () => {
    const row = { attempt: { wall: 10 * HOUR, tick: 0 }, leased: { wall: 0, tick: 0 } };
    expect(lookFrom(row, { wall: 11 * HOUR, tick: 0 })).toBe(7 * HOUR);
    expect(lookFrom(row, { wall: 8 * HOUR, tick: 0 })).toBe(5 * HOUR);
  });
});
