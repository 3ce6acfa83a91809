import { describe, expect, it } from 'vitest';
import { meansTopic, newTopic, storedTopic, topicOf } from '#core/topics/topic.ts';

describe('topicOf', () => {
  it.each([
    ['LLM quantization', 'the quantization of LLMs'],
    ['World-Models', 'model world'],
    ['"world models" -game author:Hafner', 'author:hafner -games "World Model"'],
  ])('takes %s and %s for the same topic', (one, other) => expect(topicOf(one).key).toBe(topicOf(other).key));

  it.each([
    ['world models', '"world models"'],
    ['agents', 'agents has:code'],
    ['agents', 'agents -game'],
  ])('takes %s and %s for two', (one, other) => expect(topicOf(one).key).not.toBe(topicOf(other).key));

  it('keeps it as it was typed, on one line', () => {
    expect(topicOf('  LLM\n quantization ').text).toBe('LLM quantization');
  });

  it.each([
    ['', 'topic-empty'],
    ['!!!', 'topic-empty'],
    ['-game', 'topic-empty'],
    ['x'.repeat(101), 'topic-too-long'],
  ])('refuses %j', (text, code) => {
    expect(() => topicOf(text)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a topic that is typed now', () => {
  it('says how it was read, and is kept as it was typed', () => {
    const { topic, notes } = newTopic('agents, world models -survey');
    expect(topic).toEqual(topicOf('agents, world models -survey'));
    expect(notes).toEqual(['Read as any of agents · world models -survey']);
  });

  it('is kept with the name that it was found to have', () => {
    const { topic } = newTopic('org:google deepmind', {
      knows: (_, name) => name === 'google deepmind',
    });
    expect(topic.text).toBe('org:"google deepmind"');
  });

  it.each([
    ['agents until:banana', 'option-invalid'],
    ['https://arxiv.org/abs/2608.01234', 'topic-is-paper'],
    ['2608.01234 agents', 'topic-is-paper'],
    ['NOT agents', 'topic-empty'],
    ['agents author:Han or author:Zhu', 'option-invalid'],
  ])('is refused: %s', (typed, code) => {
    expect(() => newTopic(typed)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a topic that is kept', () => {
  it.each(['NOT agents', 'has:foo', 'https://arxiv.org/abs/2608.01234'])(
    'is a topic whatever it was: %s',
    (text) => {
      const { query, key } = storedTopic(text, 'its key');
      expect(query.words.length).toBeGreaterThan(0);
      expect(key).toBe('its key');
    },
  );
});

it.each([
  ['author:Song Han', 'author:"Song Han"', true],
  ['World Models', 'models world', true],
  ['author:"song han"', 'author:Song Han', true],
  ['agents', 'agents robots', false],
  ['agents but not games', 'agents -games', true],
  ['agents but not games', 'agents but not games', true],
  ['tokenization', 'tokenisation', true],
  ['dialog systems', 'dialogue systems', true],
  ['tokenization of audio', 'tokenisation of video', false],
])('%s is the kept topic %s: %s', (typed, kept, isSame) => {
  expect(meansTopic(typed)(topicOf(kept))).toBe(isSame);
});
