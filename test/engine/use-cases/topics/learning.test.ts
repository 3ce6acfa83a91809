import { describe, expect, it } from 'vitest';
import type { Caller } from '#core/commands/command.ts';
import { idsIn, linesIn, textsIn } from '#test/fakes/chat.ts';
import { testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';

const DAY = '2026-08-20';
const CHANNEL = { platform: 'discord', workspace: 'lab', id: 'papers' };

const popular = paper({
  id: '2608.00001',
  title: 'Protein folding at scale',
  abstract: 'Protein chains fold into shapes.',
  upvotes: 90,
});
const driving = paper({
  id: '2608.00003',
  title: 'Driving policies from dashcam video',
  abstract: 'Dashcam video teaches driving policies for highway lanes.',
  upvotes: 2,
});
const lanes = paper({
  id: '2608.00009',
  title: 'Highway lanes from dashcam video',
  abstract: 'Dashcam video shows driving in highway lanes.',
  upvotes: 1,
});
const chains = paper({
  id: '2608.00008',
  title: 'Protein chains',
  abstract: 'Protein chains fold into shapes at scale.',
  upvotes: 1,
});

function caller(id: string, may = false): Caller {
  return { channel: CHANNEL, person: { platform: 'discord', id }, mayConfigure: async () => may };
}

async function lab() {
  const { engine, ...parts } = await testEngine({
    '2026-08-19': [lanes, chains],
    [DAY]: [popular, driving],
  });
  for (const day of ['2026-08-19', DAY]) await engine.today({ ...caller('ada'), day, size: 5 });
  const forMe = async (id: string) => await engine.today({ ...caller(id), day: DAY, size: 5, for: 'me' });
  return { engine, forMe, ...parts };
}

describe('more and less like a paper', () => {
  it('count for whoever says so, with the paper that others are near to', async () => {
    const { engine, forMe } = await lab();
    const answer = await engine.press({ ...caller('ada'), paper: lanes.id, wants: 'more', for: 'me' });
    expect(answer.summary).toBe('More like this for you: Highway lanes from dashcam video');
    const mine = await forMe('ada');
    expect(idsIn(mine)).toEqual([driving.id, popular.id]);
    expect(JSON.stringify(mine)).toContain(`"kind":"saved","title":"${lanes.title}","by":"press"`);
    expect(idsIn(await forMe('bo'))).toEqual([popular.id, driving.id]);
  });

  it('bring what is like an unwanted paper last, however many others like it', async () => {
    const { engine, forMe } = await lab();
    await engine.press({ ...caller('ada'), paper: chains.id, wants: 'less', for: 'me' });
    expect(idsIn(await forMe('ada'))).toEqual([driving.id, popular.id]);
  });

  it('are also what several papers tell that are not for me', async () => {
    const { engine, forMe, archive } = await lab();
    const more = ['2608.00011', '2608.00012'].map((id) => ({ ...chains, id }));
    await archive.putPapers(more);
    for (const { id } of [chains, ...more]) await engine.dismiss({ ...caller('ada'), paper: id, for: 'me' });
    expect(idsIn(await forMe('ada'))).toEqual([driving.id, popular.id]);
  });

  it('change their mind with the last word', async () => {
    const { engine, forMe } = await lab();
    for (const wants of ['less', 'more', 'more'] as const)
      await engine.press({ ...caller('ada'), paper: chains.id, wants, for: 'me' });
    expect(idsIn(await forMe('ada'))).toEqual([popular.id, driving.id]);
    expect(textsIn(await engine.topics({ ...caller('ada'), page: 1 }))).toMatch(
      /Learned from 1 paper to have more like; /,
    );
  });

  it("of a channel are not a person's own, nor the other way round", async () => {
    const { engine, forMe, state } = await lab();
    await engine.press({ ...caller('ada'), paper: lanes.id, wants: 'more', for: 'channel' });
    expect(idsIn(await forMe('ada'))).toEqual([popular.id, driving.id]);
    const here = await state.presses.of({ kind: 'place', place: CHANNEL });
    expect(here.map(({ person, paper }) => [person.id, paper.id])).toEqual([['ada', lanes.id]]);
  });
});

describe('what was learned', () => {
  it('is told by topics: from how much, and to the asker alone what they said', async () => {
    const { engine } = await lab();
    await engine.save({ person: caller('ada').person, paper: driving.id });
    await engine.press({ ...caller('ada'), paper: lanes.id, wants: 'more', for: 'channel' });
    await engine.press({ ...caller('bo'), paper: lanes.id, wants: 'more', for: 'channel' });
    const topics = (id: string, open = false) => engine.topics({ ...caller(id), page: 1, open });
    const [mine, theirs, open] = [await topics('ada'), await topics('cy'), await topics('ada', true)];
    expect(textsIn(mine)).toMatch(
      /More like this: 2608.00009, .*Learned from 2 papers to have more like, by 2 people; .*Learned from 1 saved paper$/s,
    );
    for (const shown of [theirs, open]) {
      expect(textsIn(shown)).toContain('Learned from 2 papers to have more like, by 2 people');
      expect(textsIn(shown)).not.toContain(lanes.title);
    }
  });

  it('is taken back one by one, where it was said', async () => {
    const { engine, forMe } = await lab();
    const answer = await engine.press({ ...caller('ada'), paper: lanes.id, wants: 'more', for: 'me' });
    expect(linesIn(answer)).toEqual([
      `forget learning paper:${lanes.id} for:me`,
      `like less ${lanes.id} for:me`,
    ]);
    const take = () => engine.forgetLearning({ ...caller('ada'), paper: lanes.id, sure: false });
    const taken = await take();
    expect(taken.summary).toBe('Taken back, more like this for you: Highway lanes from dashcam video');
    expect(linesIn(taken)).toEqual([`like more ${lanes.id} for:me`]);
    expect(idsIn(await forMe('ada'))).toEqual([popular.id, driving.id]);
    await expect(take()).rejects.toMatchObject({ code: 'not-learned' });
  });

  it("is forgotten as a whole once that is sure: mine wherever I said it, a channel's by whoever may", async () => {
    const { engine, state } = await lab();
    for (const id of ['ada', 'bo'])
      await engine.press({ ...caller(id), paper: lanes.id, wants: 'more', for: 'channel' });
    await engine.press({ ...caller('ada'), paper: lanes.id, wants: 'less', for: 'me' });
    const left = async () => (await state.presses.of({ kind: 'place', place: CHANNEL })).length;
    const question = await engine.forgetLearning({ ...caller('ada'), sure: false });
    expect(question.summary).toMatch(/Nothing is forgotten yet.*: 2 papers of which you want more or less/);
    expect(await left()).toBe(2);
    const done = await engine.forgetLearning({ ...caller('ada'), sure: true });
    expect(done.summary).toBe('Forgotten what was learned from you: 2 papers.');
    expect(await left()).toBe(1);
    const here = (may: boolean) =>
      engine.forgetLearning({ ...caller('cy', may), for: 'channel', sure: true });
    await expect(here(false)).rejects.toMatchObject({ code: 'not-permitted' });
    await here(true);
    expect(await left()).toBe(0);
  });
});
