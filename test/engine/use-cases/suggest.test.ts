import { describe, expect, it } from 'vitest';
import { suggest } from '#engine/use-cases/suggest.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';

const DAY = '2026-08-20';
const quantized = paper({ id: '2608.01234', title: 'Quantizing language models', upvotes: 2 });
const worlds = paper({
  id: '2608.04321',
  title: 'World models from video',
  upvotes: 9,
  organization: 'Example Lab',
});

async function typing(completes: 'topic' | 'paper' | 'zone', typed: string, command = 'similar') {
  const { engine, state, archive } = await testEngine({ [DAY]: [quantized, worlds] });
  await engine.today({ ...AT, size: 5 });
  await engine.follow({ ...AT, topic: 'LLM quantization', for: 'me', level: 'normal' });
  await engine.save({ person: AT.person, paper: quantized.id });
  return await suggest({ ...state, archive }, { command, completes, typed, caller: AT });
}

describe('what completes an option', () => {
  it('of a topic is one that is followed here', async () => {
    expect(await typing('topic', 'quant')).toEqual([
      { value: 'LLM quantization', label: 'LLM quantization' },
    ]);
    expect(await typing('topic', 'robots')).toEqual([]);
  });

  it('of a topic that ends in a name that is begun is a stored name', async () => {
    expect(await typing('topic', 'agents author:exam', 'follow')).toEqual([
      { value: 'agents author:"Ada Example"', label: 'agents author:"Ada Example"' },
    ]);
    expect(await typing('topic', 'author:"ada ex', 'mute')).toHaveLength(1);
    expect(await typing('topic', 'agents author:exam', 'search')).toHaveLength(1);
    expect(await typing('topic', 'agents org:exam', 'follow')).toEqual([
      { value: 'agents org:"Example Lab"', label: 'agents org:"Example Lab"' },
    ]);
    expect(await typing('topic', 'org:nobody', 'follow')).toEqual([]);
  });

  it('of a paper is found by the words of its title, by its id, or is on the newest list', async () => {
    const one = [{ value: quantized.id, label: quantized.title }];
    expect(await typing('paper', 'quantizing')).toEqual(one);
    expect(await typing('paper', 'https://arxiv.org/abs/2608.01234v1')).toEqual(one);
    expect((await typing('paper', '')).map(({ value }) => value)).toEqual([worlds.id, quantized.id]);
  });

  it('of a paper to be taken out is a saved one', async () => {
    expect((await typing('paper', '', 'unsave')).map(({ value }) => value)).toEqual([quantized.id]);
    expect(await typing('paper', 'world', 'unsave')).toEqual([]);
  });

  it('of a topic or paper to be shown again is a muted one, and of one to be followed is nothing', async () => {
    const { engine, state, archive } = await testEngine({ [DAY]: [quantized, worlds] });
    await engine.today({ ...AT, size: 5 });
    await engine.mute({ ...AT, topic: 'zebra stripes', for: 'me' });
    await engine.dismiss({ ...AT, paper: worlds.id });
    await engine.follow({ ...AT, topic: 'robots', for: 'channel', level: 'normal' });
    const parts = { ...state, archive };
    const typed = (command: string) => suggest(parts, { command, completes: 'topic', typed: '', caller: AT });
    expect(await typed('unmute')).toEqual([
      { value: worlds.id, label: worlds.title },
      { value: 'zebra stripes', label: 'zebra stripes' },
    ]);
    expect(await typed('follow')).toEqual([]);
  });

  it('of a time zone begins so, or holds it', async () => {
    const zones = (await typing('zone', 'berl', 'subscribe')).map(({ value }) => value);
    expect(zones).toContain('Europe/Berlin');
    expect((await typing('zone', '', 'subscribe')).length).toBe(25);
  });
});
