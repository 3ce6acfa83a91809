import { describe, expect, it } from 'vitest';
import type { Caller } from '#core/commands/command.ts';
import { linesIn, textsIn } from '#test/fakes/chat.ts';
import { testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';
import { digest, owe } from '#test/fakes/state.ts';

const DAY = '2026-08-20';
const CHANNEL = { platform: 'discord', workspace: 'lab', id: 'papers' };
const LIST = 'the list of Thu 20 Aug 2026';

const protein = paper({
  id: '2608.00001',
  title: 'Protein folding at scale',
  abstract: 'Protein chains fold into shapes.',
  upvotes: 90,
});
const robots = paper({
  id: '2608.00002',
  title: 'Robots that sort laundry',
  abstract: 'Household robots sort laundry by colour.',
  upvotes: 40,
});
const driving = paper({
  id: '2608.00003',
  title: 'Driving policies from dashcam video',
  abstract: 'Dashcam video teaches driving policies for highway lanes.',
  upvotes: 2,
});
const unlisted = paper({ id: '2608.00009', title: 'On no list' });

function caller(id = 'ada'): Caller {
  return { channel: CHANNEL, person: { platform: 'discord', id }, mayConfigure: async () => true };
}

/** A channel whose digest has two papers of a list with three. */
async function lab(changes: { kind?: 'topics' } = {}) {
  const { engine, ...parts } = await testEngine({ [DAY]: [protein, robots, driving] });
  await engine.today({ ...caller(), day: DAY, size: 5 });
  await parts.archive.putPapers([unlisted]);
  await engine.subscribe({ ...caller(), changes: { size: 2, top: 'off', ...changes } });
  const why = (id: string, scope: 'channel' | 'me' = 'channel') =>
    engine.why({ ...caller(), paper: id, for: scope });
  const follow = (topic: string, scope: 'channel' | 'me' = 'channel') =>
    engine.follow({ ...caller(), topic, for: scope, level: 'normal' });
  return { engine, why, follow, ...parts };
}

describe('why', () => {
  it('names the place of a paper that comes, and that nothing is followed', async () => {
    const { why } = await lab();
    const answer = await why(robots.id);
    expect(answer.summary).toBe(`It comes: of ${LIST}, it is No 2 of 2 papers in this channel’s digest`);
    expect(textsIn(answer)).toContain('No 2 by upvotes of 3 papers');
    expect(textsIn(answer)).toContain('No topic is followed here: papers come by their upvotes');
  });

  it('answers for each of several papers', async () => {
    const { why } = await lab();
    const said = textsIn(await why(`${robots.id}, ${driving.id}`));
    expect(said).toContain('it is No 2 of 2 papers');
    expect(said).toContain('No 3 by upvotes');
  });

  it('names the topic and its sentence', async () => {
    const { why, follow } = await lab();
    await follow('dashcam video');
    const answer = await why(driving.id);
    expect(answer.summary).toContain('it is No 1 of 2 papers');
    expect(JSON.stringify(answer)).toContain('"kind":"topic","topic":"dashcam video","of":"channel"');
  });

  it('says that there was no room, and that no topic reaches it', async () => {
    const { why, follow } = await lab();
    await follow('protein folding');
    const answer = await why(driving.id);
    expect(answer.summary).toBe(
      `It does not come: on ${LIST}, it is below the 2 papers that this channel’s digest has room for`,
    );
    expect(textsIn(answer)).toContain('No topic followed here reaches it, at any level');
  });

  it('says that only followed topics come, and offers the level at which the nearest would', async () => {
    const { why, follow, engine } = await lab({ kind: 'topics' });
    await engine.follow({ ...caller(), topic: 'laundry robots "grasp"', for: 'channel', level: 'strict' });
    await follow('protein folding');
    const answer = await why(driving.id);
    expect(answer.summary).toBe(
      'It does not come: this channel’s digest has papers of followed topics only, and none of them reaches it',
    );
    await engine.follow({ ...caller(), topic: 'dashcam lanes on ice', for: 'channel', level: 'strict' });
    const near = await why(driving.id);
    expect(textsIn(near)).toMatch(
      /The nearest topic is dashcam lanes on ice, which reaches it at level (broad|normal)/,
    );
    expect(linesIn(near).join()).toMatch(/^follow dashcam lanes on ice.*level[: ](broad|normal)/);
  });

  it('says what is muted, and what was dismissed', async () => {
    const { why, engine } = await lab();
    await engine.mute({ ...caller(), topic: 'laundry robots', for: 'channel' });
    expect((await why(robots.id)).summary).toBe('It is left out: laundry robots is muted here');
    await engine.dismiss({ ...caller(), paper: protein.id });
    expect((await why(protein.id)).summary).toBe('It is left out: it was dismissed here');
  });

  it('says which digest had it', async () => {
    const { why, state } = await lab();
    const parts = [{ payload: 'p', papers: [protein.id] }];
    await owe(state, CHANNEL, { ...digest({ day: '2026-08-19' }), parts });
    const answer = await why(protein.id);
    expect(textsIn(answer)).toContain('It is in the digest of Wed 19 Aug 2026.');
  });

  it('speaks of the digest that has it, by its name, among several', async () => {
    const { why, engine } = await lab();
    await engine.subscribe({ ...caller(), name: 'cars', changes: { size: 3, topics: 'dashcam video' } });
    const answer = await why(driving.id);
    expect(answer.summary).toBe(`It comes: of ${LIST}, it is No 1 of 3 papers in this channel’s digest cars`);
    expect(JSON.stringify(answer)).toContain('"topic":"dashcam video","of":"digest"');
    expect((await why(robots.id)).summary).toContain('No 2 of 2 papers in this channel’s digest daily');
  });

  it('says that a digest has topics of its own, which nobody follows', async () => {
    const { engine, why } = await lab();
    await engine.unsubscribe(caller());
    await engine.subscribe({ ...caller(), changes: { topics: 'protein folding' } });
    const answer = await why(robots.id);
    expect(answer.summary).toBe(
      'It does not come: this channel’s digest has papers of its own topics only, and none of them reaches it',
    );
    expect(textsIn(answer)).not.toContain('followed');
  });

  it('says that a paper is on no list', async () => {
    const { why } = await lab();
    expect((await why(unlisted.id)).summary).toMatch(/^It did not come: it is on no daily list/);
  });

  it('tells a person nothing of what others follow for themselves', async () => {
    const { engine, why, follow } = await lab();
    await engine.follow({ ...caller('bo'), topic: 'dashcam video', for: 'me', level: 'normal' });
    expect(JSON.stringify([await why(driving.id), await why(driving.id, 'me')])).not.toContain('"topic"');
    await follow('dashcam video', 'me');
    const mine = await why(driving.id, 'me');
    expect(mine.summary).toBe(`It comes: of ${LIST}, it is No 1 of 5 papers in a digest (none is ordered)`);
    expect(JSON.stringify(await why(driving.id))).not.toContain('"kind":"topic"');
  });
});
