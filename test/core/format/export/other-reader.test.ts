import { parse } from '@retorquere/bibtex-parser';
import { describe, expect, it } from 'vitest';
import { exportFile } from '#core/format/export/export.ts';
import type { Paper } from '#core/paper.ts';
import { paper } from '#test/fakes/papers.ts';

/** The entries of an export, as the parser of Better BibTeX for Zotero reads them. */
function read(...papers: readonly Paper[]) {
  const saved = papers.map((each) => ({ paper: each, at: Date.parse('2026-08-20T12:00:00Z') }));
  const { entries, errors } = parse(exportFile('bibtex', saved).text, { sentenceCase: false });
  expect(errors).toEqual([]);
  return entries;
}

describe('BibTeX, read by a parser that somebody else wrote', () => {
  it('is each paper with its title, authors, day and addresses', () => {
    const [entry] = read(
      paper({
        id: '2608.01234',
        title: 'FlexQuant: <4 Bits | 100% of {It} & $5_a ~ #1 ^ \\',
        authors: ['Ada Example', 'Laurens van der Maaten', 'Hal Daumé III', 'Kimi Team'],
        published: '2026-08-03',
        categories: ['cs.CL'],
      }),
    );
    expect(entry).toMatchObject({
      type: 'misc',
      key: 'example2026flexquant-2608.01234',
      fields: {
        title: 'FlexQuant: <4 Bits | 100% of {It} & $5_a ~ #1 ^ \\',
        author: [
          { lastName: 'Example', firstName: 'Ada' },
          { lastName: 'Maaten', firstName: 'Laurens', prefix: 'van der' },
          { lastName: 'Daumé', firstName: 'Hal', suffix: 'III' },
          { name: 'Kimi Team' },
        ],
        year: '2026',
        month: '8',
        eprint: '2608.01234',
        archiveprefix: 'arXiv',
        primaryclass: 'cs.CL',
        doi: '10.48550/arXiv.2608.01234',
        url: 'https://arxiv.org/abs/2608.01234',
      },
    });
  });

  it.each([
    'A Title of Plain Words',
    '100% of {It} & more',
    'snake_case and ~tilde~ and ^caret^',
    'C# with $5 and \\backslash',
    'Ünïcödé — dashes “quoted” … 漢字',
    'a < b > c | d',
  ])('has the title %j as it was', (title) => {
    expect(read(paper({ title }))[0]?.fields.title).toBe(title);
  });

  it('keeps many papers apart', () => {
    const many = ['2608.00001', '2608.00002', 'corpus 7'].map((id) => paper({ id }));
    expect(new Set(read(...many).map(({ key }) => key)).size).toBe(3);
  });
});
