import { describe, expect, it } from 'vitest';
import { contentWords, words } from '#core/text/words.ts';

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
});
