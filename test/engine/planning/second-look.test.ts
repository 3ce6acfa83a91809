import { describe, expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import { createRecount } from '#engine/ingest/recount.ts';
import { idsIn, textsIn } from '#test/fakes/chat.ts';
import { papers } from '#test/fakes/papers.ts';
import { silent } from '#test/fakes/source.ts';
import { town } from '#test/fakes/town.ts';

/** Papers of a day that have 9, 8, 7… upvotes. */
function day(letter: string, about: Partial<Paper> = {}): Paper[] {
  return papers(6, (index) => ({ id: `${letter}${index + 1}`, upvotes: 9 - index, ...about }));
}

/** A town that read its lists through a week, whose Tuesday's papers were upvoted on Friday. */
async function afterAWeek(changes: Record<string, unknown> = {}) {
  const lists: Record<string, Paper[]> = {
    '2026-08-17': day('mo'),
    '2026-08-18': day('tu'),
    '2026-08-24': day('next'),
    '2026-08-25': day('last'),
  };
  const made = await town(lists, { now: '2026-08-17T06:00:00Z' });
  const { engine, ask, pass, clock, source, readable } = made;
  const recount = createRecount({ ingest: readable.ingest, source, clock, logger: silent });
  await engine.subscribe({ ...ask(), changes: { time: '09:00', size: 2, ...changes } });
  for (const date of [17, 18, 19]) await pass(`2026-08-${date}T09:00:00Z`);
  lists['2026-08-18'] = day('tu').map((paper) => ({ ...paper, upvotes: 90 + (paper.upvotes ?? 0) }));
  clock.set('2026-08-24T07:00:00Z');
  await recount();
  return made;
}

const line = async (pass: (time: string) => Promise<Parameters<typeof textsIn>[0][]>, date: number) => {
  const [digest] = await pass(`2026-08-${date}T09:00:00Z`);
  return (digest && textsIn(digest))?.match(/Second look.*now\)/)?.[0];
};

describe('the first digest of a week', () => {
  it('has a line of what was not shown here and has risen since, and the next one has none', async () => {
    const { pass } = await afterAWeek();
    const told = await line(pass, 24);
    expect(told?.match(/▲ \d+ on Tuesday, ▲ \d+ now/g)).toEqual([
      '▲ 7 on Tuesday, ▲ 97 now',
      '▲ 6 on Tuesday, ▲ 96 now',
      '▲ 5 on Tuesday, ▲ 95 now',
    ]);
    expect(await line(pass, 25)).toBeUndefined();
  });

  it('tells nothing of what was dismissed, or of what no topic reaches where only topics count', async () => {
    const { pass, engine, ask } = await afterAWeek();
    await engine.dismiss({ ...ask(), paper: 'tu3' });
    expect(await line(pass, 24)).toMatch(/^Second look(?!.*▲ 97 now)/);
    const ofTopics = await afterAWeek();
    await ofTopics.engine.subscribe({
      ...ofTopics.ask(),
      changes: { topics: 'bagpipes', quietDays: 'note' },
    });
    expect(await line(ofTopics.pass, 24)).toBeUndefined();
  });

  it('has none where the top of the week comes anyway', async () => {
    const { pass } = await afterAWeek({ kind: 'week', days: 'mon' });
    const [digest] = await pass('2026-08-24T09:00:00Z');
    expect(digest && idsIn(digest)).toEqual(['tu1', 'tu2']);
    expect(digest && textsIn(digest)).not.toContain('Second look');
  });
});
