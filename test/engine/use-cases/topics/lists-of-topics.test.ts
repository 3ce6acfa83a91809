import { describe, expect, it } from 'vitest';
import { linesIn } from '#test/fakes/chat.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';

const FOR = { for: 'channel' } as const;

async function following(...topics: string[]) {
  const { engine } = await testEngine({ '2026-08-20': [paper({ id: '2608.01234' })] });
  await engine.today({ ...AT, size: 5 });
  for (const topic of topics) await engine.follow({ ...AT, ...FOR, topic });
  return engine;
}

describe('several topics in one line that ends them', () => {
  it.each([
    ['cats and lora', ['cats'], /“cats and lora” is not followed here; did you mean unfollow cats\?/],
    ['cats, dogs', ['cats', 'dogs'], /did you mean unfollow cats or unfollow dogs\?/],
    ['agents', ['world models, agents'], /did you mean unfollow world models, agents\?/],
    ['robots', ['robot learning', 'cats'], /did you mean unfollow robot learning\?/],
    ['robot learning papers', ['robot learning'], /did you mean unfollow robot learning\?/],
    ['lora', ['cats'], /is not followed here: type topics for the list/],
  ])('of “%s”, those that are followed are named', async (topic, followed, says) => {
    const engine = await following(...followed);
    await expect(engine.unfollow({ ...AT, topic })).rejects.toThrow(says);
  });

  it.each([undefined, 'all', 'everything', 'all my topics', 'that', 'the last one'])(
    'asks which where %s is ended, and ends none',
    async (topic) => {
      const engine = await following('cats', 'dogs');
      const asked = await engine.unfollow({ ...AT, topic });
      expect(asked.summary).toBe('Which one shall be followed no more? Each is ended by itself.');
      expect(linesIn(asked)).toEqual(['unfollow cats for:channel', 'unfollow dogs for:channel']);
      expect((await engine.unmute({ ...AT, topic })).summary).toBe('Nothing is muted here.');
      await engine.mute({ ...AT, ...FOR, topic: 'games' });
      expect(linesIn(await engine.unmute({ ...AT, topic }))).toEqual(['unmute games for:channel']);
      expect(linesIn(await engine.unmute({ ...AT, topic, for: 'me' }))).toEqual([]);
    },
  );

  it('shows all where they are many', async () => {
    const engine = await following('cats', 'dogs', 'birds', 'fish', 'cows', 'sheep');
    expect(linesIn(await engine.unfollow(AT)).at(-1)).toBe('topics');
  });

  it('names those that are muted, too', async () => {
    const engine = await following();
    await engine.mute({ ...AT, ...FOR, topic: '3d' });
    await expect(engine.unmute({ ...AT, topic: '3d and robotics' })).rejects.toThrow(
      /“3d and robotics” is not muted here; did you mean unmute 3d\?/,
    );
  });
});
