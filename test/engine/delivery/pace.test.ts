import { describe, expect, it } from 'vitest';
import { openHolds } from '#engine/delivery/holds.ts';
import { openPace } from '#engine/delivery/pace.ts';
import type { Sleep } from '#engine/in-time.ts';
import { virtualTime } from '#test/fakes/delivery.ts';

const STAY = new AbortController().signal;

/** Turns 20 ms apart, by timers that are late by `lateMs`, and when each came. */
function paced(lateMs = 0) {
  const time = virtualTime();
  const sleep: Sleep = async (ms, signal) => {
    await time.sleep(ms + lateMs, signal);
  };
  const pace = openPace({ ticks: time.ticks, sleep }, 20);
  const came: number[] = [];
  const ask = async (signal = STAY) => {
    await pace.turn(signal);
    came.push(time.elapsed());
  };
  return { time, pace, came, ask };
}

describe('the pace', () => {
  it('lets one after the other go, and tells how many wait', async () => {
    const { time, pace, came, ask } = paced();
    for (let count = 0; count < 4; count += 1) void ask();
    expect(pace.waiting()).toBe(4);
    await time.pass(60);
    expect([came, pace.waiting()]).toEqual([[20, 40, 60], 1]);
  });

  it('is kept by timers that are late', async () => {
    const { time, came, ask } = paced(3);
    for (let count = 0; count < 50; count += 1) void ask();
    await time.pass(1_010);
    expect(came).toHaveLength(50);
    expect(came.slice(0, 3)).toEqual([23, 43, 63]);
  });

  it('makes up for no long pause', async () => {
    const { time, came, ask } = paced();
    for (let count = 0; count < 10; count += 1) void ask();
    await time.pass(20);
    time.freeze(500);
    await time.pass(50);
    expect(came).toEqual([20, 520, 520, 540, 560]);
  });

  it('lets whoever comes after a pause go at once', async () => {
    const { time, came, ask } = paced();
    await time.pass(100);
    void ask();
    void ask();
    await time.pass(100);
    expect(came).toEqual([100, 120]);
  });

  it('holds nobody up who does not want to wait any more', async () => {
    const { time, came, ask } = paced();
    const leaving = new AbortController();
    for (let count = 0; count < 3; count += 1) void ask(leaving.signal);
    await time.pass(5);
    leaving.abort();
    await time.pass(1);
    expect(came).toEqual([5, 5, 5]);
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
