import { describe, expect, it } from 'vitest';
import type { Moment } from '#core/delivery/moment.ts';
import type { StateClock } from '#core/delivery/state-clock.ts';
import { openSteadyClock } from '#engine/delivery/steady-clock.ts';
import { type Time, virtualTime } from '#test/fakes/delivery.ts';
import { silent } from '#test/fakes/source.ts';
import { START } from '#test/fakes/state.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BELIEVED = { steady: true, jumped: false };
const DOUBTED = { steady: false, jumped: false };

/** A state's clock over virtual time, which remembers what was written down; processes that share it share a state. */
function fakeStateClock({ now }: Pick<Time, 'now'>): StateClock & { marks: Moment[] } {
  const marks: Moment[] = [];
  return {
    marks,
    now: async () => now(),
    mark: async () => {
      const before = marks.at(-1);
      marks.push(now());
      return { now: now(), ...(before ? { before } : {}) };
    },
  };
}

/** A state's clock, and the processes that ask it; a database's tells its own time for ticks. */
function oneState({ isDatabase = false } = {}) {
  const time = virtualTime();
  const now = () => (isDatabase ? { ...time.now(), tick: time.now().wall } : time.now());
  const clock = fakeStateClock({ now });
  const lines: unknown[] = [];
  const logger = { ...silent, warn: (message: string, facts?: object) => void lines.push([message, facts]) };
  const start = () => openSteadyClock({ clock, timing: { steady: 30_000 }, ticks: time.ticks, logger });
  return { time, clock, start, lines };
}

describe('the clock', () => {
  it('is believed from the first look on', async () => {
    const { start, lines } = oneState();
    const clock = start();
    await clock.now();
    expect(clock.isSteady()).toBe(false);
    expect(await clock.look()).toEqual(BELIEVED);
    expect([clock.isSteady(), lines]).toEqual([true, []]);
  });

  it('tells the time of the state, and writes it down at each look', async () => {
    const { start, time, clock: state } = oneState();
    const clock = start();
    await clock.look();
    await time.pass(5_000);
    await clock.look();
    expect(state.marks.map(({ wall }) => wall - START)).toEqual([0, 5_000]);
    await time.pass(1_000);
    expect(await clock.now()).toEqual(time.now());
    expect(state.marks).toHaveLength(2);
  });

  it('is believed while it is set by no more than a minute', async () => {
    const { start, time } = oneState();
    const clock = start();
    await clock.look();
    for (const step of [MINUTE, -MINUTE]) {
      time.step(step);
      expect(await clock.look()).toEqual(BELIEVED);
    }
  });

  it.each([30 * DAY, -3 * DAY, MINUTE + 1, -MINUTE - 1])(
    'that jumps by %i ms is not believed before it was steady for a while, and then tells so once',
    async (step) => {
      const { start, time } = oneState();
      const clock = start();
      await clock.look();
      time.step(step);
      expect(await clock.look()).toEqual(DOUBTED);
      await time.pass(29_999);
      expect([clock.isSteady(), await clock.look()]).toEqual([false, DOUBTED]);
      await time.pass(1);
      expect(clock.isSteady()).toBe(true);
      expect(await clock.look()).toEqual({ steady: true, jumped: true });
      expect(await clock.look()).toEqual(BELIEVED);
      await time.pass(MINUTE);
      expect(await clock.look()).toEqual(BELIEVED);
    },
  );

  it.each([2 * MINUTE, -2 * MINUTE])(
    'of a database, which has no ticks but itself, is doubted after it jumped by %i ms',
    async (step) => {
      const { start, time } = oneState({ isDatabase: true });
      const clock = start();
      await clock.look();
      await time.pass(10 * MINUTE);
      expect(await clock.look()).toEqual(BELIEVED);
      time.step(step);
      expect(await clock.look()).toEqual(DOUBTED);
      await time.pass(30_000);
      expect(await clock.look()).toEqual({ steady: true, jumped: true });
    },
  );

  it('that was wrong for eight seconds is doubted from its last jump on', async () => {
    const { start, time, lines } = oneState();
    const clock = start();
    await clock.look();
    time.step(30 * DAY);
    expect(await clock.look()).toEqual(DOUBTED);
    await time.pass(8_000);
    time.step(-30 * DAY);
    expect(await clock.look()).toEqual(DOUBTED);
    await time.pass(29_999);
    expect(await clock.look()).toEqual(DOUBTED);
    await time.pass(1);
    expect(await clock.look()).toEqual({ steady: true, jumped: true });
    expect(lines).toEqual(
      Array(2).fill([
        'the clock has jumped, and is not believed before it is steady',
        { from: expect.objectContaining({ tick: expect.any(Number) }), to: expect.any(Object) },
      ]),
    );
  });

  it('is doubted by whoever asks for the time first', async () => {
    const { start, time } = oneState();
    const clock = start();
    await clock.look();
    time.step(30 * DAY);
    expect(clock.isSteady()).toBe(true);
    await clock.now();
    expect(clock.isSteady()).toBe(false);
    time.step(-30 * DAY);
    expect(await clock.look()).toEqual(DOUBTED);
  });
});

describe('a process that starts', () => {
  it('doubts a clock that has jumped since another one wrote down the time', async () => {
    const { start, time } = oneState();
    await start().look();
    time.step(30 * DAY);
    const next = start();
    expect(await next.look()).toEqual(DOUBTED);
    await time.pass(30_000);
    expect(await next.look()).toEqual({ steady: true, jumped: true });
  });

  it('doubts it also where it asked for the time before it looked', async () => {
    const { start, time } = oneState();
    await start().look();
    time.step(-3 * DAY);
    const next = start();
    await next.now();
    expect(await next.look()).toEqual(DOUBTED);
  });

  it('doubts what the one before doubted, because only a clock that is believed is written down', async () => {
    const { start, time, clock: state } = oneState();
    const first = start();
    await first.look();
    time.step(30 * DAY);
    await first.look();
    await time.pass(4_000);
    await first.look();
    expect(state.marks).toHaveLength(1);
    expect(await start().look()).toEqual(DOUBTED);
  });

  it('believes a clock that another boot of the machine has set', async () => {
    const { start, time } = oneState();
    await start().look();
    time.reboot();
    time.step(3 * DAY);
    const next = start();
    await next.now();
    expect(await next.look()).toEqual(BELIEVED);
  });

  it('doubts one that starts in the past after a boot, until the network has had time to set it', async () => {
    const { start, time } = oneState();
    await start().look();
    time.reboot();
    time.step(-3_600_000);
    const next = start();
    expect(await next.look()).toEqual(DOUBTED);
    await time.pass(20_000);
    time.step(3_600_000);
    await next.look();
    await time.pass(30_000);
    expect(await next.look()).toEqual({ steady: true, jumped: true });
  });

  it('believes what was written down meanwhile by others', async () => {
    const { start, time } = oneState();
    const [first, second] = [start(), start()];
    await first.look();
    time.step(30 * DAY);
    await first.look();
    await time.pass(30_000);
    await first.look();
    expect(await second.look()).toEqual(BELIEVED);
    expect(await first.look()).toEqual(BELIEVED);
  });
});
