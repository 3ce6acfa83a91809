import { describe, expect, it } from 'vitest';
import type { Sleep } from '#core/time/with-timeout.ts';
import { openHolds } from '#engine/delivery/limits/holds.ts';
import { openPace } from '#engine/delivery/limits/pace.ts';
import { virtualTime } from '#test/fakes/delivery.ts';

const STAY = new AbortController().signal;

/** Fifty a second, or as many as it says, by timers that are late by `lateMs`; and when each went. */
function paced({ lateMs = 0, perSecond = 50 } = {}) {
  const time = virtualTime();
  const sleep: Sleep = async (ms, signal) => {
    await time.sleep(ms + lateMs, signal);
  };
  const pace = openPace({ ticks: time.ticks, sleep }, perSecond);
  const went: number[] = [];
  const ask = async (count: number, signal = STAY) => {
    const go = async () => {
      await pace.turn(signal);
      went.push(time.elapsed());
    };
    await Promise.all(Array.from({ length: count }, go));
  };
  return { time, pace, went, ask };
}

/** The most that went in any one second. */
function most(went: readonly number[]): number {
  const counts = went.map((from) => went.filter((at) => at >= from && at < from + 1_000).length);
  return Math.max(...counts);
}

describe('the pace', () => {
  it('lets one after the other go, and tells how many wait', async () => {
    const { time, pace, went, ask } = paced();
    void ask(4);
    expect(pace.waiting()).toBe(4);
    await time.pass(60);
    expect([went, pace.waiting()]).toEqual([[20, 40, 60], 1]);
  });

  it('is kept by timers that are late', async () => {
    const { time, went, ask } = paced({ lateMs: 3 });
    void ask(100);
    await time.pass(2_010);
    expect(went.slice(0, 3)).toEqual([23, 43, 63]);
    expect(went).toHaveLength(100);
  });

  it.each([
    [2.5, [400, 800, 1_200, 1_600]],
    [0.5, [2_000, 4_000, 6_000, 8_000]],
  ])('may be slow, or in between: %d a second', async (perSecond, times) => {
    const { time, went, ask } = paced({ perSecond });
    void ask(4);
    await time.pass(10_000);
    expect(went).toEqual(times);
  });

  it('makes up for a short pause, and never lets more go in a second', async () => {
    const { time, went, ask } = paced();
    void ask(200);
    await time.pass(1_000);
    time.freeze(150);
    await time.pass(850);
    expect(went).toHaveLength(100);
    expect(went.slice(49, 58)).toEqual([1_000, 1_150, 1_150, 1_150, 1_150, 1_150, 1_150, 1_150, 1_160]);
    expect(most(went)).toBe(50);
  });

  it('makes up for no more of a long one', async () => {
    const { time, went, ask } = paced();
    void ask(200);
    await time.pass(1_000);
    time.freeze(10_000);
    await time.pass(999);
    expect(went.filter((at) => at === 11_000)).toHaveLength(12);
    expect(went).toHaveLength(50 + 50);
    expect(most(went)).toBe(50);
  });

  it('lets whoever comes after a quiet time go at once', async () => {
    const { time, went, ask } = paced({ perSecond: 4 });
    await time.pass(1_000);
    void ask(3);
    await time.pass(1_000);
    expect(went).toEqual([1_000, 1_050, 1_300]);
  });

  it('holds nobody up who does not want to wait any more', async () => {
    const { time, went, ask } = paced();
    const leaving = new AbortController();
    void ask(3, leaving.signal);
    await time.pass(5);
    leaving.abort();
    await time.pass(1);
    expect(went).toEqual([5, 5, 5]);
  });
});

describe('a hold', () => {
  it('ends by the clock that nobody sets, not before its time', () => {
    const time = virtualTime();
    const holds = openHolds(time.ticks);
    holds.add('a', 1_000);
    time.step(60_000);
    expect([holds.has('a'), holds.has('b')]).toEqual([true, false]);
    time.freeze(1_000);
    expect(holds.has('a')).toBe(true);
    time.freeze(1);
    expect([holds.has('a'), holds.has('a')]).toEqual([false, false]);
  });

  it('is not shortened by a shorter one', () => {
    const time = virtualTime();
    const holds = openHolds(time.ticks);
    holds.add('a', 1_000);
    holds.add('a', 10);
    time.freeze(500);
    expect(holds.has('a')).toBe(true);
    holds.add('a', 2_000);
    time.freeze(1_500);
    expect(holds.has('a')).toBe(true);
  });
});
