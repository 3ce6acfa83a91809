import { describe, expect, it } from 'vitest';
import { backfill } from '#engine/ingest/backfill.ts';
import { testEngine } from '#test/fakes/engine.ts';
import { papers } from '#test/fakes/papers.ts';

async function run(
  test: Awaited<ReturnType<typeof testEngine>>,
  signal = new AbortController().signal,
): Promise<string[]> {
  const days: string[] = [];
  for await (const { day } of backfill(test, { from: '2026-08-17', to: '2026-08-20', signal }))
    days.push(day);
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
    for await (const { day } of backfill(test, {
      from: '2026-08-17',
      to: '2026-08-20',
      signal: controller.signal,
    })) {
      if (day === '2026-08-18') controller.abort();
    }
    expect(await run(test)).toEqual(['2026-08-19', '2026-08-20']);
  });

  it('stops at a list that it cannot have, with what is there kept', async () => {
    const test = await testEngine(lists);
    await run(test);
    test.source.down = 'Hugging Face answered 503';
    const days = backfill(test, {
      from: '2026-08-10',
      to: '2026-08-20',
      signal: new AbortController().signal,
    });
    await expect(days.next()).rejects.toThrow('stopped at 2026-08-10');
  });
});
