import { describe, expect, it } from 'vitest';
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
    ['lora', ['cats'], /is not followed here: type topics for the list/],
  ])('of “%s”, those that are followed are named', async (topic, followed, says) => {
    const engine = await following(...followed);
    await expect(engine.unfollow({ ...AT, topic })).rejects.toThrow(says);
  });

  it('names those that are muted, too', async () => {
    const engine = await following();
    await engine.mute({ ...AT, ...FOR, topic: '3d' });
    await expect(engine.unmute({ ...AT, topic: '3d and robotics' })).rejects.toThrow(
      /“3d and robotics” is not muted here; did you mean unmute 3d\?/,
    );
  });
});
