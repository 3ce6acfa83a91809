import { describe, expect, it } from 'vitest';
import type { Caller } from '#core/commands/command.ts';
import { callerFor } from '#core/commands/scope.ts';
import type { Owner } from '#core/topics/topic.ts';
import { idsIn, linesIn, textsIn } from '#test/fakes/chat.ts';
import { testEngine } from '#test/fakes/engine.ts';
import { paper, papers } from '#test/fakes/papers.ts';

const DAY = '2026-08-20';
const CHANNEL = { platform: 'discord', workspace: 'lab', id: 'papers' };

const popular = paper({ id: '2608.00001', title: 'Protein folding at scale', upvotes: 90 });
const quantized = paper({ id: '2608.00002', title: 'LLM quantization to four bits', upvotes: 5 });
const driving = paper({
  id: '2608.00003',
  title: 'Driving policies from dashcam video',
  abstract: 'Dashcam video teaches driving policies for highway lanes.',
  upvotes: 2,
});
const saved = paper({
  id: '2608.00009',
  title: 'Highway lanes from dashcam video',
  abstract: 'Dashcam video shows driving in highway lanes.',
  upvotes: 1,
});

function caller(id: string, may = false): Caller {
  return {
    channel: CHANNEL,
    person: { platform: 'discord', id },
    mayConfigure: async () => may,
  };
}

async function lab() {
  return await testEngine({ '2026-08-19': [saved], [DAY]: [popular, quantized, driving] });
}

describe('for me', () => {
  it('a day is ranked by my topics, then by what I have saved, each with its reason', async () => {
    const { engine } = await lab();
    await engine.today({ ...caller('ada'), day: '2026-08-19', size: 5 });
    await engine.today({ ...caller('ada'), day: DAY, size: 5 });
    await engine.follow({ ...caller('ada'), topic: 'LLM quantization', for: 'me', level: 'normal' });
    await engine.save({ person: caller('ada').person, paper: saved.id });
    const mine = await engine.today({ ...caller('ada'), day: DAY, size: 5, for: 'me' });
    expect(idsIn(mine)).toEqual([quantized.id, driving.id, popular.id]);
    expect(JSON.stringify(mine)).toContain(`"kind":"saved","title":"${saved.title}"`);
    const theirs = await engine.today({ ...caller('bo'), day: DAY, size: 5, for: 'me' });
    expect(idsIn(theirs)).toEqual([popular.id, quantized.id, driving.id]);
    expect(textsIn(theirs)).toMatch(/nothing of yours is known yet/);
  });

  it('nothing of mine is in what everybody sees', async () => {
    const { engine } = await lab();
    await engine.today({ ...caller('ada'), day: DAY, size: 5 });
    await engine.follow({ ...caller('ada'), topic: 'LLM quantization', for: 'me', level: 'normal' });
    const open = { ...caller('ada'), open: true };
    expect(idsIn(await engine.today({ ...open, day: DAY, size: 5 }))[0]).toBe(popular.id);
    expect(textsIn(await engine.topics({ ...open, page: 1 }))).not.toContain('LLM quantization ·');
  });

  it("a channel's topics do not count, and my mutes do", async () => {
    const { engine } = await lab();
    await engine.today({ ...caller('ada'), day: DAY, size: 5 });
    await engine.follow({
      ...caller('boss', true),
      topic: 'LLM quantization',
      for: 'channel',
      level: 'normal',
    });
    await engine.dismiss({ ...caller('ada'), paper: popular.id });
    const mine = await engine.today({ ...caller('ada'), day: DAY, size: 5, for: 'me' });
    expect(idsIn(mine)).toEqual([quantized.id, driving.id]);
  });

  it('one place in five is the most upvoted’s, unless my own digest does without', async () => {
    const broad = papers(8, (index) => ({
      id: `2608.1000${index}`,
      title: `LLM quantization, part ${index}`,
      upvotes: 8 - index,
    }));
    const { engine } = await testEngine({ [DAY]: [popular, ...broad] });
    await engine.follow({ ...caller('ada'), topic: 'LLM quantization', for: 'me', level: 'broad' });
    const mine = async () => idsIn(await engine.today({ ...caller('ada'), for: 'me', size: 5 }));
    expect((await mine()).at(-1)).toBe(popular.id);
    await engine.subscribe({ ...callerFor(caller('ada'), 'me'), changes: { top: 'off' } });
    expect(await mine()).not.toContain(popular.id);
  });

  it('one paper of ten is from outside my topics, however broadly they reach, unless my own digest does without', async () => {
    const reached = papers(12, (index) => ({
      id: `2608.1${String(index).padStart(4, '0')}`,
      title: `LLM quantization, part ${index}`,
      upvotes: 80 - index,
    }));
    const barely = paper({
      id: '2608.20000',
      title: 'Faster decoding of answers',
      abstract: 'We study decoding. Quantization of an LLM is one way of many.',
      upvotes: 200,
    });
    const { engine } = await testEngine({ [DAY]: [popular, barely, ...reached] });
    await engine.follow({ ...caller('ada'), topic: 'LLM quantization', for: 'me', level: 'strict' });
    const mine = async () => JSON.stringify(await engine.today({ ...caller('ada'), for: 'me', size: 10 }));
    await engine.subscribe({ ...callerFor(caller('ada'), 'me'), changes: { top: 'off' } });
    expect(await mine()).toContain('"kind":"outside","rank":2,"of":14');
    await engine.subscribe({ ...callerFor(caller('ada'), 'me'), changes: { explore: 'off' } });
    expect(await mine()).not.toContain('"outside"');
    const settings = await engine.settings(callerFor(caller('ada'), 'me'));
    expect(textsIn(settings)).toContain('Outside the topics: no place is kept for a paper');
  });
});

describe('not for us', () => {
  it('leaves a paper out for the channel where the asker may set it up, else for the asker alone', async () => {
    const { engine } = await lab();
    const shown = async (id: string) => idsIn(await engine.today({ ...caller(id), day: DAY, size: 5 }));
    await shown('ada');
    expect((await engine.dismiss({ ...caller('ada'), paper: popular.id })).summary).toMatch(
      /No longer shown to you/,
    );
    expect(await shown('ada')).not.toContain(popular.id);
    expect(await shown('bo')).toContain(popular.id);
    expect((await engine.dismiss({ ...caller('boss', true), paper: driving.id })).summary).toMatch(
      /in this channel/,
    );
    expect(await shown('bo')).toEqual([popular.id, quantized.id]);
  });

  it('offers to mute the topic that brought the paper, and to take it back', async () => {
    const { engine } = await lab();
    await engine.today({ ...caller('ada'), day: DAY, size: 5 });
    await engine.follow({ ...caller('ada'), topic: 'LLM quantization', for: 'me', level: 'normal' });
    const answer = await engine.dismiss({ ...caller('ada'), paper: quantized.id, for: 'me' });
    expect(linesIn(answer)).toEqual([
      'mute LLM quantization days:30 for:me',
      `unmute ${quantized.id} for:me`,
    ]);
    await engine.unmute({ ...caller('ada'), topic: quantized.id });
    expect(idsIn(await engine.today({ ...caller('ada'), day: DAY, size: 5 }))).toContain(quantized.id);
  });

  it('is taken back where it was said, and by whoever may: for the channel, or for oneself', async () => {
    const { engine, state } = await lab();
    await engine.today({ ...caller('ada'), day: DAY, size: 5 });
    const mutes = async (owner: Owner) => (await state.follows.mutes(owner, 0)).length;
    const here: Owner = { kind: 'channel', channel: CHANNEL };
    const of = (id: string): Owner => ({ kind: 'person', person: caller(id).person });
    for (const id of ['ada', 'boss']) {
      await engine.dismiss({ ...caller(id, id === 'boss'), paper: popular.id, for: 'me' });
    }
    await engine.dismiss({ ...caller('boss', true), paper: popular.id });
    await engine.unmute({ ...caller('ada'), topic: popular.id });
    expect([await mutes(here), await mutes(of('ada'))]).toEqual([1, 0]);
    await engine.unmute({ ...caller('boss', true), topic: popular.id, for: 'me' });
    expect([await mutes(here), await mutes(of('boss'))]).toEqual([1, 0]);
    await expect(engine.unmute({ ...caller('ada'), topic: popular.id })).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await engine.unmute({ ...caller('boss', true), topic: popular.id });
    expect(await mutes(here)).toBe(0);
  });

  it('is refused for a channel by whoever may not set it up', async () => {
    const { engine } = await lab();
    await engine.today({ ...caller('ada'), day: DAY, size: 5 });
    await expect(
      engine.dismiss({ ...caller('ada'), paper: popular.id, for: 'channel' }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });
});
