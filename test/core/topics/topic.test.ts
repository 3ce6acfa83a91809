import { describe, expect, it } from 'vitest';
import { topicOf } from '#core/topics/topic.ts';

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
