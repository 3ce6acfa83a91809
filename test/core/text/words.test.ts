import { describe, expect, it } from 'vitest';
import { contentWords, stem, words } from '#core/text/words.ts';

describe('words', () => {
  it.each([
    ['C++ and C#', ['cplusplus', 'and', 'csharp']],
    ['用LLM推理', ['用', 'llm', '推理']],
    ['Café-style', ['cafe', 'style']],
  ])('%s: %j', (text, found) => expect(words(text)).toEqual(found));

  it.each([
    ['best papers about pruning', ['pruning']],
    ['what is a world model', ['world', 'model']],
    ['best papers', ['best', 'papers']],
  ])('of the question %s, %j say something', (question, found) =>
    expect(contentWords(question)).toEqual(found),
  );

  // bestSnippet tells by it which words of a text need not be stemmed.
  it.each([
    'relational conflated hoping happily flies abilities stability sensibility',
    'valency organizations generalizers fuzziness possibly agreed controlling analogies',
    'quantization tokenizers vietnamization differently decisiveness formalities skies dying',
  ])('begin as their stems do, the last letter apart: %s', (text) =>
    expect(words(text).filter((word) => !word.startsWith(stem(word).slice(0, -1)))).toEqual([]),
  );
});
