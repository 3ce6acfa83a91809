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
    ['cats, dogs and birds', ['cats', 'dogs'], /did you mean unfollow cats or unfollow dogs\?/],
    ['cats or dogs', ['cats', 'dogs'], /did you mean unfollow cats or unfollow dogs\?/],
    ['agents', ['world models, agents'], /did you mean unfollow world models, agents\?/],
    ['robots', ['robot learning', 'cats'], /did you mean unfollow robot learning\?/],
    ['lora', ['cats'], /is not followed here: type topics for the list/],
  ])('of “%s”, those that are followed are named', async (topic, followed, says) => {
    const engine = await following(...followed);
    await expect(engine.unfollow({ ...AT, topic })).rejects.toThrow(says);
  });

  it.each(['cats and dogs', 'cats, dogs', 'cat & dog', 'dogs; cats', 'cats, and dogs'])(
    'are both ended by “%s” where both are followed, each with its way back',
    async (topic) => {
      const engine = await following('cats', 'dogs', 'cats and birds');
      const ended = await engine.unfollow({ ...AT, topic });
      expect(ended.summary).toMatch(
        /^This channel no longer follows (?:cats and dogs|dogs and cats|cat and dog)\.$/,
      );
      expect(linesIn(ended)).toEqual([expect.stringMatching(/^undo /), expect.stringMatching(/^undo /)]);
      expect(linesIn(await engine.unfollow(AT))).toEqual(['unfollow cats and birds for:channel']);
    },
  );

  it('leave one alone that is called so itself', async () => {
    const engine = await following('cats', 'dogs', 'cats and dogs');
    expect((await engine.unfollow({ ...AT, topic: 'cats and dogs' })).summary).toBe(
      'This channel no longer follows cats and dogs.',
    );
    expect(linesIn(await engine.unfollow(AT))).toHaveLength(2);
  });

  it('are all ended by the one line that is offered where all are named', async () => {
    const engine = await following('cats', 'dogs', 'birds');
    const asked = await engine.unfollow({ ...AT, topic: 'everything' });
    expect(asked.summary).toBe(
      'Which one shall be followed no more? Each is ended by itself, or all at once.',
    );
    expect(linesIn(asked).at(-1)).toBe('unfollow cats; dogs; birds for:channel');
    await engine.unfollow({ ...AT, topic: 'cats; dogs; birds', for: 'channel' });
    expect((await engine.unfollow(AT)).summary).toBe('Nothing is followed here.');
  });

  it.each([undefined, 'that', 'the last one'])(
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

  it('asks which of them is muted no more where all are named, too', async () => {
    const engine = await following();
    await engine.mute({ ...AT, ...FOR, topic: 'games' });
    await engine.mute({ ...AT, ...FOR, topic: 'music' });
    expect(linesIn(await engine.unmute({ ...AT, topic: 'all' }))).toHaveLength(2);
  });

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

describe('a name that is followed or muted', () => {
  it.each(['levine', 'author:levine', 'S. Levine', 'Levine, Sergey'])(
    'is ended by words of it: %s',
    async (topic) => {
      const engine = await following('author:"Sergey Levine"', 'org:NVIDIA', 'robots');
      const ended = await engine.unfollow({ ...AT, topic });
      expect(ended.summary).toMatch(/^This channel no longer follows .*Levine/);
      await engine.mute({ ...AT, ...FOR, topic: 'author:"Sergey Levine"' });
      expect((await engine.unmute({ ...AT, topic })).summary).toMatch(/are shown again\.$/);
    },
  );

  it('is asked about where two have these words, and is not ended by a word of a topic', async () => {
    const engine = await following('author:"Sergey Levine"', 'author:"Ada Levine"', 'robots author:Finn');
    await expect(engine.unfollow({ ...AT, topic: 'levine' })).rejects.toThrow(/did you mean/);
    await expect(engine.unfollow({ ...AT, topic: 'finn' })).rejects.toThrow(/did you mean/);
  });
});
