import { describe, expect, it } from 'vitest';
import { TIMING } from '#core/delivery/timing.ts';
import { SourceError } from '#core/errors.ts';
import { backfill } from '#engine/ingest/backfill.ts';
import { createIngest } from '#engine/ingest/ingest.ts';
import { openArchive } from '#store/archive/archive.ts';
import { testEngine } from '#test/fakes/engine.ts';
import { papers } from '#test/fakes/papers.ts';
import { clockAt, fakeSource, silent } from '#test/fakes/source.ts';

const RANGE = { from: '2026-08-17', to: '2026-08-20' };
const NEVER = new AbortController().signal;

async function run(test: Awaited<ReturnType<typeof testEngine>>, signal = NEVER): Promise<string[]> {
  const days: string[] = [];
  for await (const { day } of backfill(test, { ...RANGE, signal })) days.push(day);
  return days;
}

describe('backfill', () => {
  const lists = { '2026-08-17': papers(2), '2026-08-19': papers(3) };

  it('reads every day once, and later only what was not complete', async () => {
    const test = await testEngine(lists, { now: '2026-08-20T12:00:00Z' });
    expect(await run(test)).toEqual(['2026-08-17', '2026-08-18', '2026-08-19', '2026-08-20']);
    test.clock.set('2026-08-20T18:00:00Z');
    expect(await run(test)).toEqual(['2026-08-20']);
    expect(test.archive.size()).toEqual({ papers: 3, days: 2 });
  });

  it('stops when it is told to, and goes on from there', async () => {
    const test = await testEngine(lists);
    const controller = new AbortController();
    for await (const { day } of backfill(test, { ...RANGE, signal: controller.signal })) {
      if (day === '2026-08-18') controller.abort();
    }
    expect(await run(test)).toEqual(['2026-08-19', '2026-08-20']);
  });

  it('stops in the middle of a list that does not come', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const daily = () => {
      setImmediate(() => controller.abort());
      return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    expect(await run(await testEngine({}, { also: { daily } }), signal)).toEqual([]);
  });

  it('goes on with other days where one cannot be read, and tells which', async () => {
    const reason = 'Hugging Face answered 404';
    const refuses = async (day: string) => {
      if (day === '2026-08-18') throw new SourceError('source-refused', reason);
      return lists[day as keyof typeof lists] ?? [];
    };
    const test = await testEngine({}, { also: { daily: refuses } });
    expect(await run(test)).toHaveLength(4);
    expect(test.archive.size()).toEqual({ papers: 3, days: 2 });
    const again = await Array.fromAsync(backfill(test, { ...RANGE, signal: NEVER }));
    expect(again.slice(0, 1).map(({ day, failures }) => [day, failures])).toEqual([
      ['2026-08-18', [{ title: 'Hugging Face', day: '2026-08-18', reason, isLast: false }]],
    ]);
  });

  it('goes on with other sources where one is down, which it asks three times', async () => {
    const down = fakeSource({}, { name: 'arxiv', title: 'arXiv' });
    down.down = 'arXiv answered 503';
    const clock = clockAt('2026-08-20T18:00:00Z');
    const archive = openArchive(':memory:');
    const sources = [down, fakeSource(lists)] as const;
    const ingest = createIngest({ sources, archive, clock, logger: silent, timing: TIMING });
    const all = await Array.fromAsync(backfill({ archive, ingest }, { ...RANGE, signal: NEVER }));
    expect(all.map(({ failures }) => failures.map(({ isLast }) => isLast))).toEqual([
      [false],
      [false],
      [true],
      [],
    ]);
    expect(down.asked).toHaveLength(3);
    expect(archive.size()).toEqual({ papers: 3, days: 2 });
  });

  it('ends where every source is down', async () => {
    const test = await testEngine(lists);
    test.source.down = 'Hugging Face answered 503';
    expect(await run(test)).toEqual(['2026-08-17', '2026-08-18', '2026-08-19']);
    expect(test.source.asked).toHaveLength(3);
  });
});
