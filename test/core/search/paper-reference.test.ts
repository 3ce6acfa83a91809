import { describe, expect, it } from 'vitest';
import { paperAlone, paperIn, papersLinked, takePapers, wrongId } from '#core/search/paper-reference.ts';

describe('the papers that a text links to', () => {
  it.each([
    ['https://arxiv.org/abs/2401.01234v2 and https://arxiv.org/pdf/2401.01234', ['2401.01234']],
    ['https://huggingface.co/papers/2608.12345 https://hf.co/papers/2608.1234', ['2608.12345', '2608.1234']],
    ['https://arxiv.org/abs/hep-th/9901001', ['hep-th/9901001']],
    ['see arxiv.org/abs/2401.01234.', ['2401.01234']],
    ['see arxiv.org/abs/2401.01234...', ['2401.01234']],
    ['<https://www.arxiv.org/pdf/2401.01234.pdf|the paper>', ['2401.01234']],
    [JSON.stringify([{ text: '(https://alphaxiv.org/abs/2401.01234)' }]), ['2401.01234']],
    ['https://evil.example/abs/2401.01234', []],
    ['https://evil.example/arxiv.org/abs/2401.01234', []],
    ['https://notarxiv.org/abs/2401.01234 2401.01234', []],
  ])('%s', (text, ids) => expect(papersLinked(text)).toEqual(ids));
});

describe('the paper that an option names', () => {
  it.each([
    ['2608.01234', '2608.01234'],
    ['  2608.01234v3 ', '2608.01234'],
    ['arXiv:2608.01234v2', '2608.01234'],
    ['https://arxiv.org/abs/2608.01234v1', '2608.01234'],
    ['https://arxiv.org/pdf/0704.0001v2.pdf', '0704.0001'],
    ['https://huggingface.co/papers/2608.01234?ref=mail', '2608.01234'],
    ['see hf.co/papers/2608.01234#community', '2608.01234'],
    ['https://arxiv.org/abs/math.AG/0601001v1', 'math/0601001'],
    ['astro-ph/0601001', 'astro-ph/0601001'],
    ['arXiv:cond-mat/9901001v2 (1999)', 'cond-mat/9901001'],
    ['math.GT/0309136', 'math/0309136'],
    ['https://doi.org/10.48550/arXiv.2608.01234', '2608.01234'],
    ['(2608.01234)', '2608.01234'],
    ['#2608.01234', '2608.01234'],
    ['see #2608.01234, please', '2608.01234'],
    ['page#2608.01234', undefined],
    ['See 2608.01234, and more', '2608.01234'],
    ['It is 2608.01234.', '2608.01234'],
    ['https://example.org/?id=2608.01234&v=1', '2608.01234'],
    ['https://github.com/example/1234567', undefined],
    ['2608.01234.5', undefined],
    ['kwon2025instruct4dgs', undefined],
    ['12608.012345', undefined],
    ['https://huggingface.co/datasets/x/2608.01234', undefined],
    ['https://huggingface.co/papers?q=2608.01234', '2608.01234'],
    ['https://huggingface.co/models?q=2608.01234', undefined],
    ['hf.co/x/2608.01234', undefined],
    ['<https://arxiv.org/abs/2608.01234|the paper>', '2608.01234'],
    ['https://huggingface.co/api/daily_papers/2608.01234', '2608.01234'],
    ['', undefined],
  ])('%s: %s', (text, id) => expect(paperIn(text)).toBe(id));
});

const LINKS = [
  'https://arxiv.org/abs/2608.01234',
  'http://www.arxiv.org/abs/2608.01234v2',
  'arxiv.org/pdf/2608.01234v1.pdf#page=3',
  'https://arxiv.org/html/2608.01234v2',
  'https://export.arxiv.org/abs/2608.01234?context=cs',
  'https://doi.org/10.48550/arXiv.2608.01234',
  'https://www.alphaxiv.org/overview/2608.01234v1',
  'https://papers.cool/arxiv/2608.01234',
  'https://ar5iv.org/abs/2608.01234',
  'https://ar5iv.labs.arxiv.org/html/2608.01234',
  'https://huggingface.co/papers/2608.01234',
  'hf.co/papers/2608.01234',
];
const WRAPPED = ['X', '<X>', ' X. ', '(X)', '“X”'];

describe('a line that is a paper and nothing else', () => {
  it.each(['2608.01234', '2608.01234v3', 'arXiv:2608.01234', 'arXiv: 2608.01234v2', ...LINKS])(
    '%s',
    (link) => {
      for (const wrapped of WRAPPED) expect(paperAlone(wrapped.replace('X', link))).toBe('2608.01234');
    },
  );

  it.each([
    ['<https://arxiv.org/abs/2608.01234|a paper (v2)>', '2608.01234'],
    ['<http://arxiv.org/abs/2608.01234|a paper>', '2608.01234'],
    ['10.48550/arXiv.2608.01234', '2608.01234'],
    ['doi:10.48550/arXiv.2608.01234', '2608.01234'],
    ['id:2608.01234', '2608.01234'],
    ['paper:2608.01234', '2608.01234'],
    ['abs/2608.01234', '2608.01234'],
    ['/pdf/2608.01234v2.pdf', '2608.01234'],
    ['papers/2608.01234.md', '2608.01234'],
    ['id:cs2608.01234', undefined],
    [`https://arxiv.org/abs/2608.01234?from=${'x'.repeat(500)}`, undefined],
    ['hep-th/9901001', 'hep-th/9901001'],
    ['2608.01234v1.pdf', '2608.01234'],
    ['2608.01234.zip', undefined],
    ['https://huggingface.co/datasets/x/2608.01234', undefined],
    ['https://evil.example/2608.01234', undefined],
    ['https://github.com/x/y/2608.01234', undefined],
    ['2608.01234 2608.01235', undefined],
    ['search 2608.01234', undefined],
    ['version 2608.01234 of it', undefined],
    ['$2608.012', undefined],
    ['', undefined],
  ])('%s: %s', (text, id) => expect(paperAlone(text)).toBe(id));
});

describe('the papers among words', () => {
  it('are taken out, each once', () => {
    expect(takePapers('agents https://arxiv.org/abs/2608.01234 and arXiv: 2608.01235 (2608.01234)')).toEqual({
      papers: ['2608.01234', '2608.01235'],
      rest: 'agents and',
    });
  });

  it.each([
    ['bioarxiv 2608.01234', 'bioarxiv'],
    ['arxivist 2608.01234', 'arxivist'],
    ['on arXiv 2608.01234', 'on'],
    ['agents <https://arxiv.org/abs/2608.01234>,<https://arxiv.org/abs/2608.01234|once more>', 'agents ,'],
  ])('are taken out with what names them and nothing else: %s', (text, rest) => {
    expect(takePapers(text)).toEqual({ papers: ['2608.01234'], rest });
  });

  it.each([
    '"agents 2608.01234"',
    '-2608.01234',
    'a 12608.012345',
    'author:2608.01234',
    '2608_.01234',
    'arXiv: agents  that plan',
    '<https://example.org|a page>',
  ])('stay where they are none: %s', (text) => {
    expect(takePapers(text)).toEqual({ papers: [], rest: text });
  });
});

describe('an id that can be none', () => {
  it.each([
    ['2613.12345', /there is no month 13$/],
    ['2600.12345', /there is no month 00$/],
    ['1408.12345', /before 2015 four digits/],
    ['2608.19880', undefined],
    ['1412.6980', undefined],
    ['1501.00001', undefined],
    ['math/0309136', undefined],
    ['12613.12345', undefined],
    ['2613.123456', undefined],
  ])('%s', (id, says) => (says ? expect(wrongId(id)).toMatch(says) : expect(wrongId(id)).toBeUndefined()));
});
