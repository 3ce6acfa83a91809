import { describe, expect, it } from 'vitest';
import type { SharedList, SharedLists } from '#core/archive/shared-lists.ts';
import { TIMING } from '#core/delivery/timing.ts';
import { sharedSource } from '#engine/ingest/shared-source.ts';
import { papers } from '#test/fakes/papers.ts';
import { clockAt, fakeSource, silent } from '#test/fakes/source.ts';

const DAY = '2026-08-20';
const JOB = { patience: 'job' } as const;

/** What machines have from one another, by one clock. */
function sharing(now: () => number): SharedLists & { asking: boolean; away: boolean } {
  const kept = new Map<string, SharedList>();
  const lists = {
    asking: false,
    away: false,
    find: async (_: string, day: string, { freshMs }: { freshMs: number }) => {
      if (lists.away) throw new Error('the database cannot be reached');
      const known = kept.get(day);
      if (known && now() - known.at < freshMs) return known;
      if (lists.asking) return 'wait' as const;
      lists.asking = true;
      return 'ask' as const;
    },
    keep: async (_: string, day: string, some: SharedList['papers']) => {
      lists.asking = false;
      kept.set(day, { papers: some, at: now() });
    },
    giveUp: async () => {
      lists.asking = false;
    },
  };
  return lists;
}

function machines(time = `${DAY}T09:00Z`) {
  const clock = clockAt(time);
  const lists = sharing(() => clock.now().epochMilliseconds);
  const source = fakeSource({ [DAY]: papers(3) });
  let slept = 0;
  const sleep = async (ms: number): Promise<void> => {
    slept += ms;
    clock.set(
      clock
        .now()
        .add({ milliseconds: Math.round(ms) })
        .toString(),
    );
    if (slept >= 1_000) lists.asking = false;
  };
  const parts = { lists, clock, timing: TIMING, sleep, logger: silent };
  return { source, clock, lists, one: sharedSource(source, parts), other: sharedSource(source, parts) };
}

describe('a source that several machines share', () => {
  it('is asked once for a list that all of them want', async () => {
    const { source, one, other } = machines();
    expect(await one.daily(DAY, JOB)).toHaveLength(3);
    expect(await other.daily(DAY, JOB)).toEqual(await one.daily(DAY, JOB));
    expect(source.asked).toEqual([DAY]);
  });

  it('is asked again when the list is not fresh any more', async () => {
    const { source, clock, one, other } = machines();
    await one.daily(DAY, JOB);
    clock.set(`${DAY}T09:06Z`);
    await other.daily(DAY, JOB);
    expect(source.asked).toHaveLength(2);
  });

  it.each([
    ['its day was over', `${DAY}T23:58Z`, '2026-08-21T00:01Z'],
    ['it was complete', `${DAY}T16:59Z`, `${DAY}T17:01Z`],
  ])('is asked again where the list was read before %s', async (_, before, later) => {
    const { source, clock, one, other } = machines(before);
    await one.daily(DAY, JOB);
    clock.set(later);
    await other.daily(DAY, JOB);
    expect(source.asked).toHaveLength(2);
  });

  it('is waited for while another machine asks, and is asked once that one has given up', async () => {
    const { source, lists, other } = machines();
    lists.asking = true;
    expect(await other.daily(DAY, JOB)).toHaveLength(3);
    expect(source.asked).toHaveLength(1);
  });

  it('may be asked by another machine at once where it gave no answer', async () => {
    const { source, one, other } = machines();
    source.down = 'it is down';
    await expect(one.daily(DAY, JOB)).rejects.toThrow('it is down');
    source.down = undefined;
    expect(await other.daily(DAY, JOB)).toHaveLength(3);
  });

  it('is asked by each machine while their state is away, and for lists of long ago', async () => {
    const { source, lists, one, other } = machines();
    await one.daily('2026-08-01', JOB);
    await other.daily('2026-08-01', JOB);
    lists.away = true;
    expect(await one.daily(DAY, JOB)).toHaveLength(3);
    expect(await other.daily(DAY, JOB)).toHaveLength(3);
    expect(source.asked).toHaveLength(4);
  });
});
