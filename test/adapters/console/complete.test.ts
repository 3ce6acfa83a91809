import { describe, expect, it } from 'vitest';
import { completeWords } from '#adapters/console/complete.ts';
import { commands } from '#commands/index.ts';

const suggest = async () => ['LLM quantization', 'LLM agents', 'world models'];

describe('completing a topic', () => {
  it.each([
    ['unfollow LLM q', ['LLM quantization'], 'LLM q'],
    ['unfollow ', ['LLM quantization', 'LLM agents', 'world models'], ''],
    ['Unfollow LLM', ['LLM quantization', 'LLM agents'], 'LLM'],
    ['unfol', ['unfollow '], 'unfol'],
    ['top wee', ['week '], 'wee'],
    ['search wor', [], 'wor'],
  ])('%s', async (line, hits, typed) => {
    expect(await completeWords(commands, line, suggest)).toEqual([hits, typed]);
  });
});
