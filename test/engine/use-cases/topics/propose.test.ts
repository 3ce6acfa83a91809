import { expect, it } from 'vitest';
import type { Document } from '#core/document.ts';
import { textsIn } from '#test/fakes/chat.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';

const DAY = '2026-08-20';
const ADA = {
  ...AT,
  channel: { platform: 'discord', workspace: 'lab', id: 'papers' },
  person: { platform: 'discord', id: 'ada' },
};

const KEYWORDS = ['robot learning', 'language models'];
const robots = ['Arms that stack cups', 'Hands that fold shirts', 'Legs that climb stairs'].map((title, at) =>
  paper({ id: `2608.0000${at + 1}`, title, abstract: `${title} in robot learning.`, keywords: KEYWORDS }),
);
const others = Array.from({ length: 40 }, (_, at) =>
  paper({ id: `2608.01${100 + at}`, title: `Corpora, part ${at}`, keywords: ['language models'] }),
);

async function lab() {
  const { engine } = await testEngine({ [DAY]: [...robots, ...others] });
  await engine.today({ ...AT, size: 5 });
  const save = async (at: number, who = ADA) => await engine.save({ ...who, paper: robots[at]?.id ?? '' });
  const topics = async (who = ADA) => await engine.topics({ ...who, for: 'me', page: 1 });
  return { engine, save, topics };
}

function follows(document: Document): unknown[] {
  const actions = document.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  return actions.filter(({ command }) => command === 'follow').map(({ label, options }) => [label, options]);
}

const PROPOSED = [['Follow robot learning', { topic: 'robot learning', for: 'me' }]];

it('proposes to follow what several saved papers are about, in `topics` and once where it is saved', async () => {
  const { save, topics } = await lab();
  expect(follows(await save(0))).toEqual([]);
  const second = await save(1);
  expect(textsIn(second)).toContain(
    'Of what you saved, 2 papers are about robot learning, which no topic of yours brings',
  );
  expect(follows(second)).toEqual(PROPOSED);
  expect(follows(await save(1))).toEqual([]);
  expect(follows(await save(2))).toEqual([]);
  const answer = await topics();
  expect(textsIn(answer)).toContain('3 papers are about robot learning');
  expect(follows(answer)).toEqual(PROPOSED);
});

it('proposes nothing that a topic brings, that is muted, or that somebody else saved', async () => {
  const { engine, save, topics } = await lab();
  await save(0);
  await save(1);
  expect(follows(await topics({ ...ADA, person: { platform: 'discord', id: 'bo' } }))).toEqual([]);
  expect(follows(await engine.topics({ ...ADA, for: 'channel', page: 1 }))).toEqual([]);
  await engine.mute({ ...ADA, topic: 'learning robots', for: 'me' });
  expect(follows(await topics())).toEqual([]);
  await engine.unmute({ ...ADA, topic: 'robot learning', for: 'me' });
  expect(follows(await topics())).toEqual(PROPOSED);
  await engine.follow({ ...ADA, topic: 'robot learning', for: 'me' });
  expect(follows(await topics())).toEqual([]);
});

it("proposes nothing that the channel's topics bring where it is asked, and all the same elsewhere", async () => {
  const { engine, save, topics } = await lab();
  await engine.follow({ ...ADA, topic: 'robot learning', for: 'channel' });
  await save(0);
  expect(follows(await save(1))).toEqual([]);
  expect(follows(await topics())).toEqual([]);
  expect(follows(await topics({ ...ADA, channel: { ...ADA.channel, id: 'others' } }))).toEqual(PROPOSED);
});
