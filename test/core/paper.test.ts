import { describe, expect, it } from 'vitest';
import { Link, wholeArxivId } from '#core/paper.ts';

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
