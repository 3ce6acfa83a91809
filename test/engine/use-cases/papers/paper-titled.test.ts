import { describe, expect, it } from 'vitest';
import { testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';

const TITLES = ['EnvHarness: Waking Worlds', 'Deep Weights', 'Twins: One', 'Twins: Other', 'Nothing alike'];

async function likeOf(typed: string): Promise<string> {
  const { engine, archive } = await testEngine({});
  await archive.putPapers(
    TITLES.map((title, index) => paper({ id: `2608.0000${index + 1}`, title, abstract: 'Of worlds.' })),
  );
  return (await engine.similar({ paper: typed, limit: 1 })).summary;
}

describe('a paper by its title', () => {
  it.each([
    ['to EnvHarness', 'like EnvHarness: Waking Worlds'],
    ['papers to the envharness paper', 'like EnvHarness: Waking Worlds'],
    ['EnvHarness — Waking Worlds', 'like EnvHarness: Waking Worlds'],
    ['deep weights', 'like Deep Weights'],
    ['2608.00002', 'like Deep Weights'],
  ])('is the one that papers like are asked for: %s', async (typed, like) =>
    expect(await likeOf(typed)).toContain(like),
  );

  it.each(['worlds', 'deep', 'to Twins', 'the paper', 'weights deep'])(
    'is none by %s',
    async (typed) => await expect(likeOf(typed)).rejects.toThrow('no arXiv id'),
  );
});
