import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadRows, leadsOf, paperPicture, pictureWords } from '#core/text/leads.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { paperOf } from '#test/fakes/documents.ts';

const SPACE = { id: 'a/demo', url: 'https://huggingface.co/spaces/a/demo', running: true };

describe('where a paper leads', () => {
  it('is its PDF, its code and its arXiv page, a word each', () => {
    const leads = leadsOf(paperOf({ code: 'https://github.com/a/b', comments: 0 }));
    expect(leads.map(({ label, link }) => [label, link.href])).toEqual([
      ['PDF', 'https://arxiv.org/pdf/2608.12345'],
      ['code', 'https://github.com/a/b'],
      ['arXiv', 'https://arxiv.org/abs/2608.12345'],
    ]);
  });

  it('is named once, also where two fields say it, and never what its title leads to', () => {
    const paper = paperOf({
      url: 'https://arxiv.org/abs/2608.12345',
      project: SPACE.url,
      linked: [{ kind: 'space', total: 3, top: [SPACE] }],
    });
    expect(leadsOf(paper).map(({ label }) => label)).toEqual(['PDF', 'demo +2']);
  });

  it('is no place of arXiv where its id is not of arXiv', () => {
    expect(leadsOf(paperOf({ id: 'ours-1', comments: 0 }))).toEqual([]);
    expect(leadRows(paperOf({ id: 'ours-1' })).map(({ title }) => title)).toEqual(['Read']);
  });

  it('is told as a whole with what is counted there, demos before models', () => {
    const rows = leadRows(
      paperOf({
        code: 'https://github.com/a/b.git',
        linked: [
          {
            kind: 'model',
            total: 40,
            top: ['a/1', 'a/2', 'a/3', 'a/4'].map((id) => ({ id, url: `https://huggingface.co/${id}` })),
          },
          { kind: 'space', total: 1, top: [{ ...SPACE, likes: 7 }] },
        ],
      }),
    );
    expect(
      rows.map(({ title, leads, more }) => [title, leads.map(({ label, count }) => label + count), more]),
    ).toEqual([
      ['Read', ['page', 'arXiv', 'PDF'], 0],
      ['Code', ['a/b★ 1.2k'], 0],
      ['1 Space', ['a/demorunning, ♥ 7'], 0],
      ['40 models', ['a/1', 'a/2', 'a/3'], 37],
    ]);
  });

  it('is trusted, whatever stands in the fields', () => {
    const address = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.constantFrom('javascript:alert(1)', 'http://a.org/', 'https://u:p@a.org/', 'https://localhost/x'),
    );
    const fields = fc.record({
      code: address,
      project: address,
      discussion: address,
      url: address,
      id: fc.oneof(fc.string(), fc.constant('2608.12345')),
      media: fc.array(address),
      linked: fc.array(
        fc.record({
          kind: fc.constantFrom('model' as const, 'space' as const),
          total: fc.nat(),
          top: fc.array(fc.record({ id: fc.string(), url: address })),
        }),
      ),
    });
    fc.assert(
      fc.property(fields, (facts) => {
        const paper = paperOf(facts);
        const all = [...leadsOf(paper), ...leadRows(paper).flatMap(({ leads }) => leads)];
        for (const { link } of all) expect(trustedLink(link.href)).toEqual(link);
        expect(paperPicture(paper) ?? 'https://x.huggingface.co/').toMatch(
          /^https:\/\/(?:[\w-]+\.)*(?:huggingface\.co|hf\.co)\//,
        );
      }),
    );
  });
});

describe('the picture of a paper', () => {
  const card = 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2608.12345.png';

  it('is the first of its authors’ own that is one, before the card of the list', () => {
    const own = 'https://cdn-uploads.huggingface.co/production/uploads/x/two.PNG';
    const media = [
      'https://cdn-uploads.huggingface.co/one.mp4',
      own,
      'https://cdn-uploads.huggingface.co/3.png',
    ];
    expect(paperPicture(paperOf({ media, thumbnail: card }))).toBe(own);
    expect(pictureWords(paperOf({ media, thumbnail: card }))).toBe('Picture by the paper’s authors');
  });

  it.each([
    'https://cdn-uploads.huggingface.co/one.mp4',
    'https://cdn-uploads.huggingface.co/one.webp',
    'https://evil.example/one.png',
    'http://cdn-uploads.huggingface.co/one.png',
    'javascript:one.png',
  ])('is the card of the list where the authors have %s alone', (url) => {
    expect(paperPicture(paperOf({ media: [url], thumbnail: card }))).toBe(card);
    expect(pictureWords(paperOf({ media: [url], thumbnail: card }))).toBe('Preview of the paper');
    expect(paperPicture(paperOf({ media: [url] }))).toBeUndefined();
  });
});
