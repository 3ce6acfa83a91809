import { describe, expect, it } from 'vitest';
import { readQuery } from '#core/search/read-query.ts';
import { saysPaper } from '#core/search/reading/said/paper-said.ts';

describe('words beside the id of a paper', () => {
  it.each([
    'paper id 2608.01234',
    'this one: https://arxiv.org/abs/2608.01234',
    '2608.01234 code',
    'the authors of 2608.01234',
    'is there a pdf of 2608.01234?',
    'the paper with id (2608.01234), please',
    'arXiv number 2608.01234',
    '2608.01234 [cs.CV]',
    'https://example.org/x 2608.01234',
  ])('say nothing else in %s', (typed) => {
    const { query, papers } = readQuery(typed);
    expect(papers).toEqual(['2608.01234']);
    expect(query.words).toEqual([]);
  });

  it.each([
    'preprint',
    'preprints',
    'id',
    'one',
    'ones',
    'this article',
    'dataset',
    'title',
    'author',
    'link',
    'version',
    '(the paper),',
    '“paper”?!',
    'the paper’s pdf',
    "it's here",
    '((papers))',
    'show ,',
    'http://example.org/a',
    '[cs] [stat.ML]',
    'can you please show me the full text',
  ])('are of one in “%s”', (words) => expect(saysPaper(words)).toBe(true));

  it.each([
    'wallpaper',
    'papering',
    'pa"per',
    'paper:id',
    "paper'sx",
    'x[cs]',
    '[cs]x',
    'xhttps://example.org',
    `https://example.org/${'x'.repeat(600)}`,
    'can you please show me the full text here',
  ])('are of something else in “%s”', (words) => expect(saysPaper(words)).toBe(false));

  it.each(['2608.01234 quantization', 'agents like 2608.01234', '2608.01234 code generation'])(
    'are looked for in %s',
    (typed) => expect(readQuery(typed).query.words.length).toBeGreaterThan(0),
  );
});
