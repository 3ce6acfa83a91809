import { describe, expect, it } from 'vitest';
import { queryInWords } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';
import type { ReaderContext } from '#core/search/reading/whole-values.ts';

const context: ReaderContext = {
  asOne: (before, after) =>
    ['multimodal', 'benchmark', 'tocache'].includes(`${before}${after}`.toLowerCase()),
  inWords: (word) =>
    word === 'languagemodels' || word === 'schmidhuber' ? ['language', 'models'] : undefined,
  spelled: (word) => (word === 'tokenisation' ? 'tokenization' : undefined),
  knows: (kind, name) => kind === 'author' && name === 'schmidhuber',
};

function read(typed: string, more: ReaderContext = {}): string {
  return queryInWords(readQuery(typed, { ...context, ...more }).query);
}

describe('words that papers write as one, and one that they write as two', () => {
  it.each([
    ['multi modal', 'multimodal'],
    ['Multi Modal agents', 'MultiModal agents'],
    ['llm bench mark since:2026', 'llm benchmark since:2026-01-01'],
    ['multi modal bench mark', 'multimodal benchmark'],
    ['languagemodels for agents', 'language models for agents'],
    ['agents -games multi modal', 'agents multimodal -games'],
    ['agents but not multi modal', 'agents -multimodal'],
    ['multi modal OR video', 'any of multimodal · video'],
  ])('%s is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
    expect(read(typed, { isTopic: true })).toBe(meant);
    expect(readQuery(typed, context).notes).toContain(`Read as ${meant}`);
  });

  it.each([
    '"multi modal"',
    'multi long modal',
    'multi-modal',
    'multi -modal',
    'author:multi modal',
    'to cache',
    'schmidhuber',
    'tokenisation',
    'Languagemodels2',
    '-languagemodels',
    '"languagemodels"',
    'one multi modal title that goes on for long',
  ])('%s stays as it is', (typed) => {
    expect(read(typed)).toBe(queryInWords(readQuery(typed, { ...context, asOne: undefined }).query));
  });

  it('are of up to eight words, whatever is asked for beside them', () => {
    expect(read('one multi modal title that goes on well has:code')).toBe(
      'one multimodal title that goes on well has:code',
    );
    expect(read('one two three four five six multi modal')).toBe('one two three four five six multimodal');
  });

  it('are letters alone, and one that is to be two has eight of them', () => {
    const always = { asOne: () => true, inWords: () => ['two', 'words'], spelled: undefined };
    for (const typed of ['gpt4 agents', '4bit models', '3dgaussians', 'pixelmodel4', 'gpt4o llama3'])
      expect(read(typed, always)).toBe(typed);
    expect(read('longwords', always)).toBe('two words');
  });

  it('are told apart from others where nothing else is known', () => {
    const { asOne } = context;
    expect(queryInWords(readQuery('multi modal languagemodels', { asOne }).query)).toBe(
      'multimodal languagemodels',
    );
  });
});
