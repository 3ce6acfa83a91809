import { describe, expect, it } from 'vitest';
import { isOneWord, wordsIn } from '#engine/access/one-word.ts';
import { openArchive } from '#store/archive/archive.ts';
import { papers } from '#test/fakes/papers.ts';

async function archiveOf(...texts: readonly (readonly [count: number, text: string])[]) {
  const archive = openArchive(':memory:');
  for (const [at, [count, text]] of texts.entries())
    await archive.putPapers(papers(count, (index) => ({ id: `t${at}n${index}`, title: text, abstract: '' })));
  return archive;
}

describe('whether papers write two words as one', () => {
  it('is so where many do, and three times as many as write both', async () => {
    expect(isOneWord(await archiveOf([20, 'A benchmark'], [6, 'A bench mark']), 'bench', 'mark')).toBe(true);
    expect(isOneWord(await archiveOf([20, 'A benchmark'], [7, 'A bench mark']), 'bench', 'mark')).toBe(false);
    expect(isOneWord(await archiveOf([19, 'A benchmark']), 'bench', 'mark')).toBe(false);
  });

  it('is so beside many with a hyphen where more have it than have the words', async () => {
    const hyphen = [110, 'A multi-modal one'] as const;
    expect(isOneWord(await archiveOf(hyphen), 'multi', 'modal')).toBe(false);
    expect(isOneWord(await archiveOf(hyphen, [1, 'Multimodal']), 'multi', 'modal')).toBe(true);
  });
});

describe('the two words that are written for one', () => {
  it('are those that many papers have beside each other', async () => {
    const archive = await archiveOf([10, 'Language models'], [1, 'Languagemodels']);
    expect(wordsIn(archive, 'languagemodels')).toEqual(['language', 'models']);
    expect(wordsIn(archive, 'modelslanguage')).toBeUndefined();
    const long = await archiveOf([10, 'Large language models']);
    expect(wordsIn(long, 'largelanguagemodels')).toEqual(['large', 'language', 'models']);
    expect(wordsIn(long, 'modelslargelanguage')).toBeUndefined();
    expect(wordsIn(await archiveOf([4, 'Language models']), 'languagemodels')).toBeUndefined();
  });

  it('are none where the word is written itself', async () => {
    const archive = await archiveOf([100, 'Language models'], [10, 'Languagemodels']);
    expect(wordsIn(archive, 'languagemodels')).toBeUndefined();
    expect(wordsIn(archive, 'lang')).toBeUndefined();
  });
});
