import { expect, it } from 'vitest';
import { idsIn, textsIn } from '#test/fakes/chat.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';

const DAYS = ['2026-05-04', '2026-05-05', '2026-06-01', '2026-07-01', '2026-08-20'];
const on = (at: number, title: string) =>
  paper({ id: `2608.0000${at}`, title, abstract: `${title} is what this paper is about.` });

async function archived(...titles: readonly string[]) {
  const lists = Object.fromEntries(DAYS.map((day, at) => [day, [on(at, titles[at] ?? 'Protein folding')]]));
  const { engine, ingest } = await testEngine(lists);
  await ingest.range(DAYS[0] ?? '', DAYS.at(-1) ?? '', { patience: 'reader' });
  const follow = () => engine.follow({ ...AT, topic: 'dashcam video', for: 'channel', level: 'normal' });
  return { follow };
}

it('a topic that brings nothing in 30 days names the last paper that it would have brought, and how many a month', async () => {
  const { follow } = await archived('Dashcam video', 'Protein folding', 'Dashcam video lanes');
  const answer = await follow();
  expect(textsIn(answer)).toContain(
    'The last paper that it would have brought was on the list of Mon 1 Jun 2026; about 11 a month.',
  );
  expect(idsIn(answer)).toEqual(['2608.00002']);
});

it('says nothing of earlier papers where there are new ones, or none at all', async () => {
  for (const titles of [['Dashcam video', '', '', '', 'Dashcam video lanes'], ['Protein folding']]) {
    const { follow } = await archived(...titles.map((title) => title || 'Protein folding'));
    expect(textsIn(await follow())).not.toContain('The last paper');
  }
});
