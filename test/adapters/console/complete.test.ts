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
    ['search wor', ['world models'], 'wor'],
    ['search for:wor', [], 'for:wor'],
    ['today topic:llm', ['topic:"LLM quantization"', 'topic:"LLM agents"'], 'topic:llm'],
    ['today size:3 --topic "wor', ['--topic "world models"'], '--topic "wor'],
    ['unfollow llm a', ['LLM agents'], 'llm a'],
  ])('%s', async (line, hits, typed) => {
    expect(await completeWords(commands, line, suggest)).toEqual([hits, typed]);
  });
});

describe('completing a value', () => {
  const NAMES = ['agents author:"Kaiming He"', 'agents author:"Bo He"'];
  const ZONES: Readonly<Record<string, readonly string[]>> = {
    berl: ['Europe/Berlin'],
    eu: ['Europe/Berlin', 'Europe/Paris'],
  };
  const zones = async (_: string, option: string, typed: string) =>
    option === 'zone' ? (ZONES[typed] ?? []) : [];

  it('puts a name of several words between quotes', async () => {
    const one = async () => NAMES.slice(0, 1);
    expect(await completeWords(commands, 'search agents author:kai', one)).toEqual([
      ['agents author:"Kaiming He"'],
      'agents author:kai',
    ]);
    expect(await completeWords(commands, 'follow agents author:"he', one)).toEqual([
      ['agents author:"Kaiming He"'],
      'agents author:"he',
    ]);
  });

  it('keeps what is typed of a name while several hold it', async () => {
    const typed = 'agents author:he';
    expect(await completeWords(commands, `search ${typed}`, async () => NAMES)).toEqual([
      [typed, ...NAMES],
      typed,
    ]);
  });

  it('finds a zone behind other words, and behind its name', async () => {
    expect(await completeWords(commands, 'subscribe 09:00 eu', zones)).toEqual([
      ['Europe/Berlin', 'Europe/Paris'],
      'eu',
    ]);
    expect(await completeWords(commands, 'subscribe 09:00 berl', zones)).toEqual([['Europe/Berlin'], 'berl']);
    expect(await completeWords(commands, 'subscribe 09:00 zone:eu', zones)).toEqual([
      ['zone:Europe/Berlin', 'zone:Europe/Paris'],
      'zone:eu',
    ]);
  });
});
