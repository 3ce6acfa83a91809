import { describe, expect, it } from 'vitest';
import { arxivId, Link, wholeArxivId } from '#core/paper.ts';

describe('arxivId', () => {
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
    ['See 2608.01234, and more', '2608.01234'],
    ['It is 2608.01234.', '2608.01234'],
    ['https://example.org/?id=2608.01234&v=1', '2608.01234'],
    ['https://github.com/example/1234567', undefined],
    ['2608.01234.5', undefined],
    ['kwon2025instruct4dgs', undefined],
    ['12608.012345', undefined],
    ['', undefined],
  ])('%s: %s', (text, id) => expect(arxivId(text)).toBe(id));
});

describe('wholeArxivId', () => {
  it.each([
    [' arXiv:2608.01234v2 ', '2608.01234'],
    ['MATH.GT/0309136v1', 'math/0309136'],
    ['https://arxiv.org/abs/2608.01234', undefined],
    ['../2608.01234', undefined],
    ['doc 2608.01234', undefined],
  ])('%s: %s', (text, id) => expect(wholeArxivId(text)).toBe(id));
});

describe('Link', () => {
  it.each([
    ['https://example.org/a', true],
    ['http://example.org', true],
    ['javascript:alert(1)', false],
    ['ftp://example.org', false],
    ['example.org', false],
  ])('%s: %s', (text, good) => expect(Link.safeParse(text).success).toBe(good));
});
