import { describe, expect, it } from 'vitest';
import { arxivId, Link, mergePapers } from '#core/paper.ts';
import { paper } from '#test/fakes/papers.ts';

describe('arxivId', () => {
  it.each([
    ['2608.01234', '2608.01234'],
    ['  2608.01234v3 ', '2608.01234'],
    ['arXiv:2608.01234v2', '2608.01234'],
    ['https://arxiv.org/abs/2608.01234v1', '2608.01234'],
    ['https://arxiv.org/pdf/0704.0001v2.pdf', '0704.0001'],
    ['https://huggingface.co/papers/2608.01234?ref=mail', '2608.01234'],
    ['see hf.co/papers/2608.01234#community', '2608.01234'],
    ['https://arxiv.org/abs/math.AG/0601001v1', 'math.ag/0601001'],
    ['astro-ph/0601001', 'astro-ph/0601001'],
    ['kwon2025instruct4dgs', undefined],
    ['12608.012345', undefined],
    ['', undefined],
  ])('%s: %s', (text, id) => expect(arxivId(text)).toBe(id));
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

describe('mergePapers', () => {
  it('takes new numbers and texts, and forgets nothing known', () => {
    const known = paper({ upvotes: 3, summary: 'Known.', organization: 'Example Lab' });
    const heard = paper({ upvotes: 5, summary: '', authors: [] });
    expect(mergePapers(known, heard)).toMatchObject({
      upvotes: 5,
      summary: 'Known.',
      organization: 'Example Lab',
      authors: ['Ada Example'],
    });
  });

  it('lets an import fill gaps, not overrule', () => {
    const {
      upvotes: _,
      comments: __,
      ...bare
    } = paper({ title: 'Imported', categories: ['cs.CL'], source: 'import' });
    expect(mergePapers(paper({ title: 'Known' }), bare)).toMatchObject({
      title: 'Known',
      categories: ['cs.CL'],
      upvotes: 1,
      source: 'huggingface',
    });
  });
});
