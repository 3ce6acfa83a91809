import { describe, expect, it } from 'vitest';
import { TIMING } from '#core/delivery/timing.ts';
import { SourceError } from '#core/errors.ts';
import { createFilling } from '#engine/ingest/fill.ts';
import { createIngest } from '#engine/ingest/ingest.ts';
import { watchReaders } from '#engine/ingest/waiting-readers.ts';
import { memoryLists } from '#test/fakes/archive.ts';
import { testClock } from '#test/fakes/clock.ts';
import { papers } from '#test/fakes/papers.ts';
import { fakeSource, silent } from '#test/fakes/source.ts';

const MINUTE = 60_000;
const NEWEST = ['2026-08-19', '2026-08-18', '2026-08-17', '2026-08-14'];
const always = () => true;

/** A program that was started on a Thursday a minute ago, over a source with forty papers on each weekday since `firstDay`. */
function setUp({
  firstDay = '2026-08-10',
  archive = memoryLists(),
  clock = testClock('2026-08-20T12:00:00Z'),
} = {}) {
  const broken = new Set<string>();
  const asked: { day: string; at: number }[] = [];
  const source = fakeSource(
    {},
    {
      firstDay,
      daily: async (day) => {
        asked.push({ day, at: clock.ticks() });
        if (broken.has(day)) throw new SourceError('source-refused', 'Hugging Face answered 503');
        return papers(40, (index) => ({
          id: `${day.slice(2, 4)}${day.slice(5, 7)}.${day.slice(8)}${100 + index}`,
        }));
      },
    },
  );
  const { sources, isWaitedFor } = watchReaders([source]);
  const parts = { sources, archive, clock, logger: silent, timing: TIMING };
  const ingest = createIngest(parts);
  const filling = createFilling({ ...parts, ingest, isWaitedFor, sleep: clock.sleep });
  const days = () => asked.map(({ day }) => day);
  clock.pass(MINUTE);
  return { filling, ingest, archive, clock, asked, days, broken, source: sources[0], isWaitedFor };
}

describe('an archive that fills itself', () => {
  it('reads the lists of weekdays, newest first, one in five seconds, each once', async () => {
    const { filling, days, asked } = setUp();
    await filling.run(always);
    expect(days()).toEqual([...NEWEST, '2026-08-13', '2026-08-12', '2026-08-11', '2026-08-10']);
    const gaps = asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
    expect(new Set(gaps)).toEqual(new Set([5_000]));
    expect(filling.progress()).toEqual({ read: 8, of: 8, since: '2026-08-10' });
    await filling.run(always);
    expect(asked).toHaveLength(8);
  });

  it('has ten thousand papers, a year back, within half an hour', async () => {
    const { filling, archive, clock } = setUp({ firstDay: '2023-05-04' });
    const began = clock.ticks();
    await filling.run(always);
    expect(archive.size().papers).toBeGreaterThan(10_000);
    expect(clock.ticks() - began).toBeLessThan(30 * MINUTE);
    expect(filling.progress()).toMatchObject({ of: 261, since: '2025-08-20' });
  });

  it('leaves the first minute to whoever has started it', async () => {
    const { clock, days, ...parts } = setUp();
    const filling = createFilling({ ...parts, clock, logger: silent, sleep: clock.sleep });
    clock.pass(MINUTE - 1);
    await filling.run(always);
    expect(days()).toEqual([]);
    clock.pass(1);
    await filling.run(always);
    expect(days().slice(0, 4)).toEqual(NEWEST);
  });

  it('stops when its role is lost, and goes on where it stopped, after a restart too', async () => {
    const first = setUp();
    await first.filling.run(() => first.asked.length < 2);
    expect(first.days()).toEqual(NEWEST.slice(0, 2));
    expect(first.filling.progress()).toEqual({ read: 2, of: 8, since: '2026-08-18' });
    const later = setUp(first);
    await later.filling.run(() => later.asked.length < 2);
    expect(later.days()).toEqual(NEWEST.slice(2, 4));
  });

  it('waits for as long as somebody waits for a source', async () => {
    const { filling, source, clock, days } = setUp();
    const answered = Promise.withResolvers<undefined>();
    const search = { ...source, search: () => answered.promise.then(() => []) };
    const watched = watchReaders([search]);
    expect(watched.isWaitedFor()).toBe(false);
    const searching = watched.sources[0].search?.('cats', 10, { patience: 'reader' });
    expect(watched.isWaitedFor()).toBe(true);
    answered.resolve(undefined);
    await searching;
    expect(watched.isWaitedFor()).toBe(false);
    const job = watched.sources[0].search?.('cats', 10, { patience: 'job' });
    expect(watched.isWaitedFor()).toBe(false);
    await job;
    let looks = 0;
    const began = clock.ticks();
    await filling.run(() => days().length < 1 && ++looks > 0);
    expect(clock.ticks() - began).toBe(10_000);
  });

  it('asks nothing while somebody waits, and a list five seconds after', async () => {
    const { ingest, archive, clock, asked } = setUp();
    let looks = 0;
    const isWaitedFor = () => ++looks < 4;
    const filling = createFilling({
      archive,
      ingest,
      clock,
      logger: silent,
      isWaitedFor,
      sleep: clock.sleep,
    });
    clock.pass(MINUTE);
    const began = clock.ticks();
    await filling.run(() => asked.length < 1);
    expect(asked[0]?.at).toBe(began + 4 * 5_000);
  });

  it('leaves a source alone that fails, longer each time, and asks for that list last', async () => {
    const { filling, broken, clock, days, ingest } = setUp();
    broken.add('2026-08-19').add('2026-08-18');
    const waited = async (ms: number) => {
      clock.pass(ms);
      await filling.run(always);
      return days().length;
    };
    expect([await waited(0), await waited(MINUTE - 1), await waited(1)]).toEqual([1, 1, 2]);
    expect([await waited(2 * MINUTE - 1), await waited(1)]).toEqual([2, 9]);
    expect(days().slice(-2)).toEqual(['2026-08-10', '2026-08-19']);
    broken.clear();
    await waited(4 * MINUTE);
    expect(ingest.isComplete('2026-08-18')).toBe(true);
    expect(filling.progress()).toEqual({ read: 8, of: 8, since: '2026-08-10' });
  });

  it('says nothing of a source for a list of long ago that it cannot give', async () => {
    const { filling, broken, ingest } = setUp();
    broken.add('2026-08-10');
    await filling.run(always);
    expect(ingest.reads()[0]).not.toHaveProperty('failing');
  });

  it('keeps nobody waiting who asks for the list that it is at', async () => {
    const clock = testClock('2026-08-20T12:00:00Z');
    const answers: (() => void)[] = [];
    const source = fakeSource(
      {},
      {
        daily: (_day, { patience }) =>
          patience === 'reader'
            ? Promise.resolve(papers(2))
            : new Promise((resolve) => answers.push(() => resolve([]))),
      },
    );
    const parts = {
      sources: [source],
      archive: memoryLists(),
      clock,
      logger: silent,
      timing: TIMING,
    } as const;
    const [lists] = createIngest(parts).lists;
    const job = lists?.read('2026-08-06', { patience: 'job' });
    await lists?.read('2026-08-06', { patience: 'reader' });
    expect(parts.archive.size().papers).toBe(2);
    for (const answer of answers) answer();
    await job;
  });

  it('reads nothing once it is stopped', async () => {
    const { filling, asked } = setUp();
    filling.stop();
    await filling.run(always);
    expect(asked).toEqual([]);
  });
});
