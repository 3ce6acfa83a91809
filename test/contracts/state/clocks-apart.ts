import { describe, expect, it } from 'vitest';
import { idsIn, textsIn } from '#test/fakes/chat.ts';
import { papers } from '#test/fakes/papers.ts';
import { clockAt } from '#test/fakes/source.ts';
import { town } from '#test/fakes/town.ts';
import type { CreateDatabase } from './database.ts';

const LISTS = { '2026-08-17': papers(8, (index) => ({ id: `mo${index + 1}` })) };
const ORDER = { time: '09:00', zone: 'UTC', size: 3 };
const FIRST = ['mo1', 'mo2', 'mo3'];
const MINUTES = 10;

export function describeClocksApart(create: CreateDatabase): void {
  describe('what is ordered on a machine whose clock is wrong', () => {
    /** A town whose clock is so many minutes ahead of the state's; times of day are the state's. */
    const apart = async (minutes: number, work: (at: TownApart) => Promise<void>): Promise<void> => {
      const database = create({ shared: false });
      const clock = clockAt('2026-08-17T00:00:00Z');
      const ahead = minutes * 60_000;
      const now = () => ({ wall: clock.now().epochMilliseconds - ahead, tick: clock.ticks(), boot: 'b' });
      const state = await database.open({ now });
      try {
        const there = await town(LISTS, { over: { clock, state } });
        const machineAt = (time: string) => {
          const moment = new Date(Date.parse(`2026-08-17T${time}:00Z`) + ahead);
          return moment.toISOString();
        };
        await work({
          ...there,
          set: (time) => there.clock.set(machineAt(time)),
          passes: async (time) => (await there.pass(machineAt(time))).map(idsIn),
        });
      } finally {
        await state.close();
        await database.drop();
      }
    };

    for (const minutes of [MINUTES, -MINUTES]) {
      const how = minutes > 0 ? 'ahead' : 'behind';

      it(`comes at once where it is wanted now, ten minutes ${how}`, () =>
        apart(minutes, async ({ engine, ask, set, passes }) => {
          set('06:00');
          await engine.subscribe({ ...ask(), changes: ORDER });
          const said = await engine.sendNow({ ...ask(), changes: {} });
          expect(textsIn(said)).toContain('on its way');
          expect(await passes('06:01')).toEqual([FIRST]);
          expect(await passes('09:00')).toEqual([]);
        }));

      it(`comes at its time today, however little before that it was ordered, ten minutes ${how}`, () =>
        apart(minutes, async ({ engine, ask, set, passes }) => {
          set('08:55');
          await engine.subscribe({ ...ask(), changes: ORDER });
          expect(await passes('08:59')).toEqual([]);
          expect(await passes('09:00')).toEqual([FIRST]);
        }));

      it(`starts tomorrow where its time has passed today, ten minutes ${how}`, () =>
        apart(minutes, async ({ engine, ask, set, passes }) => {
          set('09:05');
          const said = await engine.subscribe({ ...ask(), changes: ORDER });
          expect(textsIn(said)).toContain('18 Aug');
          expect(await passes('09:06')).toEqual([]);
        }));
    }
  });
}

interface TownApart extends Awaited<ReturnType<typeof town>> {
  /** Sets the time of the state's clock, `HH:MM`. */
  set(time: string): void;
  /** Ticks at that time; the papers of what was posted. */
  passes(time: string): Promise<(readonly string[])[]>;
}
