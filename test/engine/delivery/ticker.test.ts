import cron from 'node-cron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sleep } from '#core/time/with-timeout.ts';
import { startTicker, type TickerParts } from '#engine/delivery/ticker.ts';
import { silent } from '#test/fakes/source.ts';
import { datedTime } from './dated-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

type Started = { sleep: Sleep; ticked: number[] };

/** A ticker that has started at `at`, and when it ticked since, in milliseconds. */
function started({
  at = '2026-08-20T09:00:00Z',
  work = async () => {},
  ...more
}: Partial<Omit<TickerParts, 'work'>> & { at?: string; work?: (so: Started) => Promise<unknown> } = {}) {
  const time = datedTime();
  const { sleep } = time;
  const ticked: number[] = [];
  time.step(Date.parse(at) - time.now().wall);
  const ticker = startTicker({
    logger: silent,
    timing: { tick: MINUTE, silence: 2 * MINUTE },
    sleep,
    ticks: time.ticks,
    work: () => {
      ticked.push(time.elapsed());
      return work({ sleep, ticked });
    },
    ...more,
  });
  return { ticker, time, ticked };
}

describe('the ticker', () => {
  it('ticks at once and at every full minute', async () => {
    const { time, ticked } = started({ at: '2026-08-20T08:59:40.500Z' });
    await time.pass(3 * MINUTE);
    expect(ticked).toEqual([0, 19_500, 79_500, 139_500]);
  });

  it.each([
    [2_000, [0, 1_500, 3_500, 5_500, 7_500]],
    [1_000, [0, 500, 1_500, 2_500, 3_500]],
    [300, [0, 500, 1_500, 2_500, 3_500]],
    [59_600, [0, 19_500, 79_500, 139_500]],
  ])('ticks as often as it is told to: every %i ms', async (tick, times) => {
    const timing = { tick, silence: 2 * MINUTE };
    const { time, ticked } = started({ at: '2026-08-20T08:59:40.500Z', timing });
    await time.pass(times.at(-1) ?? 0);
    expect(ticked).toEqual(times);
  });

  it.each([2 * HOUR, -2 * HOUR, 30 * DAY, -3 * DAY])(
    'goes on every minute where the clock is set by %i ms',
    async (step) => {
      const { time, ticked } = started();
      await time.pass(2 * MINUTE + 20_000);
      time.step(step);
      await time.pass(3 * MINUTE);
      expect(ticked).toEqual([0, 1, 2, 3, 4, 5].map((minute) => minute * MINUTE));
    },
  );

  it('does not go through the minutes that a clock has skipped', async () => {
    const { time, ticked } = started();
    await time.pass(20_000);
    time.step(30 * DAY);
    const warned = vi.spyOn(console, 'warn');
    const before = performance.now();
    await time.pass(MINUTE);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect([ticked.length, warned.mock.calls]).toEqual([2, []]);
  });

  it('never ticks twice at a time, and keeps to the full minutes after a long one', async () => {
    let under = 0;
    let most = 0;
    const { time, ticked } = started({
      work: async ({ sleep, ticked }) => {
        most = Math.max(most, ++under);
        await sleep(ticked.length === 1 ? 90_000 : 1);
        under -= 1;
      },
    });
    await time.pass(4 * MINUTE);
    expect(ticked).toEqual([0, 2 * MINUTE, 3 * MINUTE, 4 * MINUTE]);
    expect(most).toBe(1);
  });

  it.each([HOUR, null])(
    'ticks after a silence where node-cron says that the next is in %s ms',
    async (next) => {
      const schedule = cron.schedule;
      vi.spyOn(cron, 'schedule').mockImplementation((...args) =>
        Object.assign(schedule(...args), { msToNext: () => next }),
      );
      const { time, ticked } = started();
      await time.pass(5 * MINUTE);
      expect(ticked).toEqual([0, 2 * MINUTE, 4 * MINUTE]);
    },
  );

  it.each([
    [MINUTE, '* * * * *'],
    [2 * MINUTE, '* * * * *'],
    [59_000, '*/59 * * * * *'],
  ])('asks node-cron, by UTC, for every %i ms', async (tick, pattern) => {
    const scheduled = vi.spyOn(cron, 'schedule');
    const { time } = started({ timing: { tick, silence: 2 * MINUTE } });
    await time.pass(1);
    expect(scheduled.mock.calls).toEqual([[pattern, expect.any(Function), { timezone: 'UTC' }]]);
  });

  it('leaves no task with node-cron that would ring by itself', async () => {
    const scheduled = vi.spyOn(cron, 'schedule');
    const { time } = started();
    await time.pass(2 * MINUTE);
    const tasks = scheduled.mock.results.map(({ value }) => value);
    expect(tasks.map((task) => task.getStatus())).toEqual(Array(3).fill('destroyed'));
    expect(cron.getTasks().size).toBe(0);
  });
});

describe('a tick that fails', () => {
  it('is told, and is no end', async () => {
    const lines: unknown[] = [];
    let broken = true;
    const { time, ticker, ticked } = started({
      logger: { ...silent, error: (...line) => void lines.push(line) },
      work: async () => {
        if (broken) throw new Error('locked');
        return true;
      },
    });
    await time.pass(1);
    expect(ticker.lastDone()).toBeUndefined();
    expect(lines).toEqual([['the tick failed, and is tried again at the next one', { reason: 'locked' }]]);
    broken = false;
    await time.pass(MINUTE);
    expect(ticked).toHaveLength(2);
    expect(ticker.lastDone()).toBe(5_000 + MINUTE);
    broken = true;
    await time.pass(MINUTE);
    expect(ticker.lastDone()).toBe(5_000 + MINUTE);
  });
});

describe('waking', () => {
  it('ticks at once', async () => {
    const { time, ticker, ticked } = started();
    await time.pass(20_000);
    ticker.wake();
    await time.pass(MINUTE);
    expect(ticked).toEqual([0, 20_000, MINUTE]);
  });

  it('ticks once more where a tick is under way', async () => {
    const { time, ticker, ticked } = started({ work: ({ sleep }) => sleep(10_000) });
    await time.pass(5_000);
    ticker.wake();
    ticker.wake();
    await time.pass(45_000);
    expect(ticked).toEqual([0, 10_000]);
  });
});

describe('stopping', () => {
  it('waits for the tick under way, and ticks no more', async () => {
    const { time, ticker, ticked } = started({ work: ({ sleep }) => sleep(10_000) });
    await time.pass(1);
    let stopped = false;
    const stop = ticker.stop().then(() => {
      stopped = true;
    });
    await time.pass(9_000);
    expect(stopped).toBe(false);
    await time.pass(2_000);
    await stop;
    await time.pass(2 * MINUTE);
    expect(ticked).toEqual([0]);
  });

  it('has no error to tell of a tick whose state was closed beneath it', async () => {
    const [warn, error] = [vi.fn(), vi.fn()];
    const { time, ticker } = started({
      logger: { ...silent, warn, error },
      work: async ({ sleep }) => {
        await sleep(10_000);
        throw new Error('The state is closed.');
      },
    });
    await time.pass(1);
    const stop = ticker.stop();
    await time.pass(11_000);
    await stop;
    expect([warn, error].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
  });

  it('waits for nothing between two ticks', async () => {
    const { time, ticker } = started();
    await time.pass(1);
    await ticker.stop();
  });
});
