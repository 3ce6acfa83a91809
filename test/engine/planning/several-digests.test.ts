import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import { idsIn, textsIn } from '#test/fakes/chat.ts';
import { papers } from '#test/fakes/papers.ts';
import { town } from '#test/fakes/town.ts';

function day(letter: string, size: number, about: Partial<Paper> = {}): Paper[] {
  return papers(size, (index) => ({ id: `${letter}${index + 1}`, ...about }));
}

const ROBOT = { title: 'Robots that grasp cups', abstract: 'A robot learns to grasp. Robots grasp cups.' };
const LISTS = () => ({ '2026-08-17': [...day('mo', 8), ...day('r', 2, { ...ROBOT, upvotes: 99 })] });
const MONDAY = { now: '2026-08-17T06:00:00Z' };
const NINE = '2026-08-17T09:00:00Z';

describe('several digests of a channel', () => {
  it('that are due at once show no paper twice, those with topics of their own first', async () => {
    const { engine, ask, pass } = await town(LISTS(), MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', size: 10 } });
    await engine.subscribe({ ...ask(), name: 'robots', changes: { topics: 'robots' } });
    const digests = await pass(NINE);
    const [robots, daily] = digests.map((digest) => idsIn(digest));
    expect(robots).toEqual(['r1', 'r2']);
    expect(daily).toEqual(day('mo', 8).map(({ id }) => id));
    expect(JSON.stringify(digests[0])).toContain('"kind":"topic","topic":"robots","of":"digest"');
    expect(digests[0]?.summary).toBe('robots · Daily papers · Mon 17 Aug 2026: 2 papers');
    expect(digests[1]?.summary).toBe('Daily papers · Mon 17 Aug 2026: 8 papers');
    expect(await pass('2026-08-17T09:01:00Z')).toEqual([]);
  });

  it('may repeat a paper where that is ordered, though no digest its own', async () => {
    const { engine, ask, pass } = await town(LISTS(), MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', size: 10 } });
    await engine.subscribe({
      ...ask(),
      name: 'robots',
      changes: { topics: 'robots', repeat: 'other-digests', time: '10:00' },
    });
    await pass(NINE);
    const [robots] = await pass('2026-08-17T10:00:00Z');
    expect(robots && idsIn(robots)).toEqual(['r1', 'r2']);
    expect(await pass('2026-08-18T10:00:00Z')).toEqual([]);
  });

  it('are withdrawn one by one', async () => {
    const { engine, ask, pass, state } = await town(LISTS(), MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', size: 3 } });
    await engine.subscribe({ ...ask(), name: 'more', changes: { time: '09:00', size: 3 } });
    await engine.pause({ ...ask(), name: 'more' });
    expect(await pass(NINE)).toHaveLength(1);
    const receipts = await state.ledger.receipts(ask().channel, 9);
    const [daily] = await state.subscriptions.all(ask().channel);
    expect(receipts.map(({ subscription }) => subscription)).toEqual([daily?.subscription.id]);
  });

  it('go topic by topic under their names where that is the order', async () => {
    const { engine, ask, pass } = await town(LISTS(), MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', size: 4, order: 'by-topic', top: 'off' } });
    await engine.follow({ ...ask(), topic: 'robots', for: 'channel', level: 'normal' });
    const [digest] = await pass(NINE);
    const shown = digest?.blocks.flatMap((block) => {
      if (block.kind === 'heading') return [block.text];
      return block.kind === 'paper' ? [block.paper.id] : [];
    });
    expect(shown?.slice(1)).toEqual(['robots', 'r1', 'r2', 'Other papers', 'mo1', 'mo2']);
    expect(digest && textsIn(digest)).toContain('robots');
  });
});

it('no paper comes twice, whatever the digests of a channel are and whenever they come', async () => {
  const digest = fc.record({
    time: fc.constantFrom('09:00', '09:30', '12:00'),
    kind: fc.constantFrom('daily' as const, 'week' as const, 'topics' as const),
    size: fc.integer({ min: 1, max: 6 }),
    order: fc.constantFrom('for-us' as const, 'newest' as const, 'by-topic' as const),
    topics: fc.constantFrom(undefined, 'robots', 'cups; planning'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(digest, { minLength: 2, maxLength: 4 }), async (digests) => {
      const lists = { ...LISTS(), '2026-08-18': [...day('tu', 4), ...day('r', 3, ROBOT)] };
      const { engine, ask, pass } = await town(lists, MONDAY);
      await engine.follow({ ...ask(), topic: 'robots', for: 'channel', level: 'normal' });
      for (const [at, changes] of digests.entries())
        await engine.subscribe({ ...ask(), name: `n${at}`, changes: { days: 'daily', ...changes } });
      const shown: string[] = [];
      for (const date of ['2026-08-17', '2026-08-18', '2026-08-24'])
        for (const time of ['09:00', '09:30', '12:00'])
          shown.push(...(await pass(`${date}T${time}:00Z`)).flatMap((each) => idsIn(each)));
      expect(shown).toEqual([...new Set(shown)]);
    }),
    { numRuns: 15 },
  );
});
