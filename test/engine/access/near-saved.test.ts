import { expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import { nearSavedAmong } from '#engine/access/near-saved.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paper } from '#test/fakes/papers.ts';

const ADA = { kind: 'person', person: { platform: 'p', id: 'ada' } } as const;
const SUBJECTS = {
  robots: 'robot arms grasp fragile objects by touch',
  speech: 'speech synthesis of a voice from text in real time',
  games: 'game playing agents plan many moves ahead',
  proteins: 'protein folding predicts the structure of long chains',
  weather: 'weather forecasts of storms over oceans',
};

function papersOf(subject: keyof typeof SUBJECTS, many: number): Paper[] {
  const text = SUBJECTS[subject];
  return Array.from({ length: many }, (_, at) =>
    paper({ id: `${subject}-${at}`, title: `${text.slice(0, 20)} ${at}`, abstract: `We study ${text}.` }),
  );
}

/** What is known of a list by what somebody saved, the first of it first. */
async function nearOf(saved: readonly Paper[], list: readonly Paper[]) {
  const archive = openArchive(':memory:');
  const subjects = Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[];
  await archive.putPapers(subjects.flatMap((subject) => papersOf(subject, 40)));
  await archive.learn();
  const kept = saved.map((each, at) => ({ paper: each, at }));
  const parts = { archive, saved: { of: async () => kept }, presses: { of: async () => [] } };
  return await nearSavedAmong(parts, ADA, { papers: list, mutes: [] });
}

it('ranks by what somebody saves now before what they saved once, and says of both what they are near to', async () => {
  const [robots, speech] = [papersOf('robots', 40), papersOf('speech', 40)];
  const saved = [...robots.slice(0, 12), ...speech.slice(0, 4)];
  const near = await nearOf(saved, [...robots.slice(20, 22), ...speech.slice(20, 22)]);
  const byWorth = [...(near?.worth ?? [])].sort(([, one], [, other]) => other - one).map(([id]) => id);
  expect(byWorth.slice(0, 2).toSorted()).toEqual(['speech-20', 'speech-21']);
  expect([...(near?.like.keys() ?? [])].toSorted()).toEqual([
    'robots-20',
    'robots-21',
    'speech-20',
    'speech-21',
  ]);
});

it('knows nothing of whoever saved nothing, and ranks by the first paper, a little', async () => {
  const [robots, games] = [papersOf('robots', 40), papersOf('games', 40)];
  expect(await nearOf([], robots.slice(20))).toBeUndefined();
  const list = [...games.slice(20, 21), ...robots.slice(20, 21)];
  const worthsOf = async (many: number) => (await nearOf(robots.slice(0, many), list))?.worth;
  const [one, three] = [await worthsOf(1), await worthsOf(3)];
  expect(one?.get('robots-20')).toBeGreaterThan(one?.get('games-20') ?? 0);
  expect(three?.get('robots-20')).toBeGreaterThan(2 * (one?.get('robots-20') ?? 0));
});

it('lets more saved papers say more beside a topic, up to four', async () => {
  const [robots, speech] = [papersOf('robots', 40), papersOf('speech', 40)];
  const worthOf = async (many: number) =>
    (await nearOf(robots.slice(0, many), [...robots.slice(20, 21), ...speech.slice(20, 21)]))?.worth.get(
      'robots-20',
    ) ?? 0;
  const [three, four, ten] = await Promise.all([worthOf(3), worthOf(4), worthOf(10)]);
  expect(four).toBeGreaterThan(1.2 * three);
  expect(ten).toBeLessThan(1.2 * four);
});
