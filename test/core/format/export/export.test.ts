import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ExportKind, exportFile, exportLabel } from '#core/format/export/export.ts';
import type { Paper } from '#core/paper.ts';
import { oneLine } from '#core/text/text.ts';
import { paper } from '#test/fakes/papers.ts';
import { type BibtexName, printed, readBibtex, readNames } from './bibtex-file.ts';

function exported(kind: ExportKind, ...papers: readonly Paper[]): string {
  return exportFile(
    kind,
    papers.map((each) => ({ paper: each, at: Date.parse('2026-08-20T12:00:00Z') })),
  ).text;
}

function entryOf(about: Partial<Paper>) {
  const [entry] = readBibtex(exported('bibtex', paper(about)));
  if (!entry) throw new Error('an entry each');
  return entry;
}

const flexQuant = paper({
  id: '2608.01234',
  title: 'FlexQuant: <4 Bits | 100% of {It}',
  abstract: 'We quantize.',
  authors: ['Ada Example', 'Laurens van der Maaten', 'Hal Daumé III', 'Kimi Team'],
  published: '2026-08-03',
  categories: ['cs.CL', 'cs.AI'],
});

describe('BibTeX', () => {
  it('has what reference managers look for', () => {
    expect(exported('bibtex', flexQuant)).toBe(`@misc{example2026flexquant-2608.01234,
  title = {{FlexQuant: \\textless{}4 Bits \\textbar{} 100\\% of \\textbraceleft{}It\\textbraceright{}}},
  author = {Example, Ada and van der Maaten, Laurens and Daumé, III, Hal and {Kimi Team}},
  year = {2026},
  month = aug,
  eprint = {2608.01234},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  doi = {10.48550/arXiv.2608.01234},
  url = {https://arxiv.org/abs/2608.01234},
}
`);
  });

  it('leaves out what is not known', () => {
    const entry = entryOf({
      id: 'corpus 7',
      authors: [],
      published: undefined,
      url: undefined,
      title: 'On It',
    });
    expect(entry).toEqual({ type: 'misc', key: 'paper-corpus_20_7', fields: { title: '{On It}' } });
  });

  it.each([
    ['2608.01234', undefined, '2026', 'aug'],
    ['hep-th/9901001', undefined, '1999', 'jan'],
    ['cs/0112017', undefined, '2001', 'dec'],
    ['2608.01234', '2025-07-30', '2025', 'jul'],
    ['x1', '2025-07-30', '2025', 'jul'],
  ])('takes the year and month of %s, published %s, for %s %s', (id, published, year, month) => {
    expect(entryOf({ id, published }).fields).toMatchObject({ year, month });
  });

  it('has BibTeX’s own names of months', () => {
    const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}-09`);
    expect(months.map((published) => entryOf({ published }).fields.month)).toEqual(
      'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
    );
  });

  it.each([
    ['hep-th/9101001', '1991'],
    ['hep-th/9001001', '2090'],
    ['x/2608.01234', undefined],
    ['2608.01234 x', undefined],
  ])('takes %s for one of the year %s', (id, year) => {
    expect(entryOf({ id, published: undefined }).fields.year).toBe(year);
  });

  it('shows every sign that means something to LaTeX as itself', () => {
    expect(exported('bibtex', paper({ title: '\\{}~^<>|&%$#_' }))).toContain(
      String.raw`title = {{\textbackslash{}\textbraceleft{}\textbraceright{}\textasciitilde{}\textasciicircum{}\textless{}\textgreater{}\textbar{}\&\%\$\#\_}},`,
    );
  });

  it('holds together a family of several words that begins with a capital', () => {
    const authors = ['Guy Van den Broeck', 'Ada van Example', 'Bo Sample Jr'];
    expect(exported('bibtex', paper({ authors }))).toContain(
      'author = {{Van den Broeck}, Guy and van Example, Ada and Sample, Jr, Bo},',
    );
    expect(exported('bibtex', paper({ id: 'a' }), paper({ id: 'b' })).split('\n\n')).toHaveLength(2);
  });

  it.each([
    ['10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['hep-th/9901001', '10.48550/arXiv.hep-th/9901001'],
    ['4983', undefined],
    ['x10.1145/3292500', undefined],
    ['10.1145/3292 500', undefined],
    ['10.114/3292500', undefined],
  ])('of %s has the DOI %s', (id, doi) => {
    expect(entryOf({ id }).fields.doi).toBe(doi);
  });

  it.each([
    [['hep-ph', 'hep-th'], 'hep-ph'],
    [['Machine Learning'], undefined],
    [['cs.'], undefined],
    [['cs.CL!'], undefined],
    [['!cs'], undefined],
    [['cond-mat.stat-mech'], 'cond-mat.stat-mech'],
    [[], undefined],
  ])('of the categories %j has the class %s', (categories, primaryClass) => {
    expect(entryOf({ categories }).fields.primaryClass).toBe(primaryClass);
  });

  it('has an address of its own for what is not on arXiv, and nothing in it ends the field', () => {
    const { fields } = entryOf({ id: 'a', url: 'https://a.example/x_{y}\\%20' });
    expect(fields).toMatchObject({ url: 'https://a.example/x_%7By%7D%5C%20' });
    expect(fields).not.toHaveProperty('eprint');
  });
});

describe('a key', () => {
  const keysOf = (...papers: Paper[]) => readBibtex(exported('bibtex', ...papers)).map(({ key }) => key);

  it('depends on the paper alone, whatever else is saved', () => {
    const [a, b] = [paper({ id: '2608.00001' }), paper({ id: '2608.00002' })];
    const [alone] = keysOf(a);
    expect(keysOf(b, a)[1]).toBe(alone);
    expect(keysOf(a, b)[0]).toBe(alone);
    expect(new Set(keysOf(a, b)).size).toBe(2);
  });

  it.each([
    [{ authors: ['Jan Tönshoff'], title: 'Big Plan' }, 'tonshoff2026plan-2608.00001'],
    [{ authors: ['Søren Łukaszßæ'], title: 'We Do' }, 'lukaszssae2026-2608.00001'],
    [{ authors: ['Ada Øđðıþœ'], title: 'We Do' }, 'oddithoe2026-2608.00001'],
    [{ authors: ['Laurens van der Maaten'], title: 'Maps' }, 'vandermaaten2026maps-2608.00001'],
    [{ authors: ['Kimi Team'], title: 'K2.5: Visual' }, 'kimiteam2026visual-2608.00001'],
    [
      { authors: ['The Very Long Name of a Consortium'], title: 'It' },
      'theverylongnameofaconsor2026-2608.00001',
    ],
    [{ authors: ['王 小明'], title: '数学' }, 'paper2026-2608.00001'],
    [{ id: 'hep-th/9901001', title: 'Strings' }, 'example1999strings-hep-th/9901001'],
    [{ id: 'Doc_7', title: 'Strings', published: '2020-01-02' }, 'example2020strings-_44_oc_5f_7'],
  ])('of %j is %s', (about, key) => {
    expect(entryOf(about).key).toBe(key);
  });

  it('is that of no other paper, whatever both are called, by case alone neither', () => {
    const ids = fc.stringMatching(/^[aA1 _./-]{1,6}$/);
    const titles = fc.constantFrom('On-1 Aaaa', 'Aaaa', 'a');
    fc.assert(
      fc.property(ids, ids, titles, titles, (id, other, title, otherTitle) => {
        fc.pre(id !== other);
        const [one = '', two = ''] = keysOf(paper({ id, title }), paper({ id: other, title: otherTitle }));
        expect(one.toLowerCase()).not.toBe(two.toLowerCase());
      }),
    );
  });
});

describe('the names of authors', () => {
  it.each([
    ['Ada Example', { last: 'Example', first: 'Ada' }],
    ['Ada B. Example', { last: 'Example', first: 'Ada B.' }],
    ['Mihaela van der Schaar', { last: 'van der Schaar', first: 'Mihaela' }],
    ['Guy Van den Broeck', { last: 'Van den Broeck', first: 'Guy' }],
    ['Mai Van Tran', { last: 'Tran', first: 'Mai Van' }],
    ['Quoc V. Le', { last: 'Le', first: 'Quoc V.' }],
    ['Blaise Agüera y Arcas', { last: 'Agüera y Arcas', first: 'Blaise' }],
    ['Éric de la Clergerie', { last: 'de la Clergerie', first: 'Éric' }],
    ['Hal Daumé III', { last: 'Daumé', jr: 'III', first: 'Hal' }],
    ['Antonio Laverghetta Jr.', { last: 'Laverghetta', jr: 'Jr.', first: 'Antonio' }],
    ['Ana de Oliveira Junior', { last: 'de Oliveira', jr: 'Junior', first: 'Ana' }],
    ['John Smith, Jr.', { last: 'Smith', jr: 'Jr.', first: 'John' }],
    ['Ada Bo Snr', { last: 'Bo', jr: 'Snr', first: 'Ada' }],
    ['Smith , Jr , John', { last: 'Smith', jr: 'Jr', first: 'John' }],
    ['Smith,, John', { last: 'Smith', first: 'John' }],
    ['Smith, Jr.', { last: 'Smith Jr.' }],
    ['Mai Sandai', { last: 'Sandai', first: 'Mai' }],
    ['Smith, John', { last: 'Smith', first: 'John' }],
    ['Smith, Jr., John', { last: 'Smith', jr: 'Jr.', first: 'John' }],
    ['Ada III', { last: 'III', first: 'Ada' }],
    ['Hao Ai', { last: 'Ai', first: 'Hao' }],
    ['de Vries', { last: 'Vries', first: 'de' }],
    ['y Arcas', { last: 'y Arcas' }],
    ['chen chen', { last: 'chen', first: 'chen' }],
    ['A_B C&D E', { last: 'A_B C&D E' }],
    ['Ai Weiwei', { last: 'Weiwei', first: 'Ai' }],
    ['AI Weiwei', { last: 'Weiwei', first: 'AI' }],
    ['Bo AI Weiwei', { last: 'Weiwei', first: 'Bo AI' }],
    ['Ada Bo Juniorsson', { last: 'Juniorsson', first: 'Ada Bo' }],
    ['Ada Bo MacJunior', { last: 'MacJunior', first: 'Ada Bo' }],
    ['Ada Vanessa de Tran', { last: 'de Tran', first: 'Ada Vanessa' }],
    ['Ada Ivan de Tran', { last: 'de Tran', first: 'Ada Ivan' }],
    ['Ada Maria ibn Sina', { last: 'ibn Sina', first: 'Ada Maria' }],
    ['Ada Van De la Cruz', { last: 'De la Cruz', first: 'Ada Van' }],
    ['Ada Van tran', { last: 'tran', first: 'Ada Van' }],
    ['ada maria tran', { last: 'tran', first: 'ada maria' }],
  ])('%s is %j', (name, read) => {
    const { fields } = entryOf({ authors: [name] });
    expect(readNames(fields.author ?? '')).toEqual([read]);
  });

  it.each([
    ...[
      'Kimi Team',
      'NVIDIA',
      'Team GLM',
      'GLM-4.5 Team',
      'LG AI Research',
      'Claude AI',
      'Sand. ai',
      'o3 contributors',
    ],
    ...[
      'The ATLAS Collaboration',
      'Research and Development',
      'Xiaohongshu Inc',
      'Mind Lab',
      'Mind Labs',
      'Blue Teams',
      'Example Centre',
      'Example Center',
      'Sand ai',
      'AI',
      'Ada/Bo Example',
      'A, B, C, D',
      'Smith, Jr., John, Esq.',
      'A, B, C',
    ],
  ])('%s is a group, and stays whole', (name) => {
    const { fields } = entryOf({ authors: [name, 'Bo Sample'] });
    expect(readNames(fields.author ?? '')).toEqual([{ last: name }, { last: 'Sample', first: 'Bo' }]);
    expect(fields.author).toMatch(/^\{/);
  });

  it('are one where the paper is by its organization, and none where they are no names', () => {
    const { fields } = entryOf({
      authors: ['Example Minds', ':', 'Bo Sample'],
      organization: 'Example Minds',
    });
    expect(fields.author).toBe('{Example Minds} and Sample, Bo');
  });
});

/** What the standard names, and nothing that it does not know (citation-style-language/schema, csl-data.json). */
const CslItem = z.strictObject({
  id: z.string().min(1),
  type: z.literal('article'),
  title: z.string().min(1),
  author: z
    .array(
      z.union([
        z.strictObject({
          family: z.string().min(1),
          given: z.string().min(1),
          suffix: z.string().min(1).optional(),
        }),
        z.strictObject({ literal: z.string().min(1) }),
      ]),
    )
    .min(1)
    .optional(),
  issued: z.strictObject({ 'date-parts': z.tuple([z.array(z.int()).min(1).max(3)]) }).optional(),
  publisher: z.literal('arXiv').optional(),
  number: z.string().optional(),
  DOI: z.string().optional(),
  URL: z.url().optional(),
  abstract: z.string().optional(),
});

describe('CSL-JSON', () => {
  it('is what the standard calls it', () => {
    const [item] = z.array(CslItem).parse(JSON.parse(exported('csl', flexQuant)));
    expect(item).toEqual({
      id: 'example2026flexquant-2608.01234',
      type: 'article',
      title: 'FlexQuant: <4 Bits | 100% of {It}',
      author: [
        { family: 'Example', given: 'Ada' },
        { family: 'van der Maaten', given: 'Laurens' },
        { family: 'Daumé', given: 'Hal', suffix: 'III' },
        { literal: 'Kimi Team' },
      ],
      issued: { 'date-parts': [[2026, 8, 3]] },
      publisher: 'arXiv',
      number: 'arXiv:2608.01234',
      DOI: '10.48550/arXiv.2608.01234',
      URL: 'https://arxiv.org/abs/2608.01234',
      abstract: 'We quantize.',
    });
  });

  it('leaves out what is not known, and has a month without a day', () => {
    const bare = { authors: [], published: undefined, url: undefined, abstract: '', title: 'On It' };
    const papers = [paper({ ...bare, id: 'a' }), paper({ ...bare, id: '2608.01234' })];
    const [nothing, month] = z.array(CslItem).parse(JSON.parse(exported('csl', ...papers)));
    expect(nothing).toEqual({ id: 'paper-a', type: 'article', title: 'On It' });
    expect(month?.issued).toEqual({ 'date-parts': [[2026, 8]] });
    expect(exported('csl', ...papers)).toMatch(/^\[\n {2}\{\n {4}"id".*\n\]\n$/s);
  });
});

describe('RIS', () => {
  it('is a line for each field, as the format wants it', () => {
    expect(exported('ris', flexQuant).split('\r\n')).toEqual([
      'TY  - UNPB',
      'ID  - example2026flexquant-2608.01234',
      'TI  - FlexQuant: <4 Bits | 100% of {It}',
      'AU  - Example, Ada',
      'AU  - van der Maaten, Laurens',
      'AU  - Daumé, Hal, III',
      'AU  - Kimi Team',
      'PY  - 2026',
      'DA  - 2026/08/03/',
      'PB  - arXiv',
      'M1  - arXiv:2608.01234',
      'DO  - 10.48550/arXiv.2608.01234',
      'UR  - https://arxiv.org/abs/2608.01234',
      'AB  - We quantize.',
      'ER  - ',
      '',
    ]);
  });

  it('leaves out what is not known, and has a month without a day', () => {
    const bare = { authors: [], published: undefined, url: undefined, abstract: '', title: 'On It' };
    const text = exported('ris', paper({ ...bare, id: 'a' }), paper({ ...bare, id: '2608.01234' }));
    const [nothing = '', month] = text.split('\r\n\r\n');
    expect(nothing.split('\r\n')).toEqual(['TY  - UNPB', 'ID  - paper-a', 'TI  - On It', 'ER  - ']);
    expect(month).toContain('PY  - 2026\r\nDA  - 2026/08//\r\nPB  - arXiv');
  });

  it('has the day of a date of three parts, and nothing behind one of a year alone', () => {
    expect(exported('ris', paper({ id: 'a', published: '2026' }))).toContain('DA  - 2026///\r\n');
  });

  it('takes no group apart', () => {
    expect(exported('ris', paper({ authors: ['Team A, B, C'] }))).toContain('AU  - Team A B C\r\n');
  });
});

describe('Markdown', () => {
  it('links titles, and escapes what would be marked', () => {
    const lines = exported(
      'markdown',
      flexQuant,
      paper({ id: 'a_b', url: undefined, authors: [], published: undefined }),
    );
    expect(lines).toBe(`# Saved papers

- [FlexQuant: \\<4 Bits \\| 100% of {It}](<https://huggingface.co/papers/2608.01234>), Ada Example, Laurens van der Maaten, Hal Daumé III et al. (2026-08-03), 2608.01234
- A Plain Paper, a\\_b
`);
  });
});

describe('a list in Markdown', () => {
  it('names three authors, escapes every sign that marks, and ends no link within it', () => {
    const [, , first, second] = exported(
      'markdown',
      paper({ id: 'a', url: 'https://a.example/<x>\\y', title: '\\`*_[]<>|~#' }),
      paper({ id: 'b', url: undefined, title: 'B', authors: ['A', 'B', 'C'], published: undefined }),
    ).split('\n');
    expect(first).toContain('[\\\\\\`\\*\\_\\[\\]\\<\\>\\|\\~\\#](<https://a.example/%3Cx%3E%5Cy>)');
    expect(second).toBe('- B, A, B, C, b');
  });
});

describe('a file', () => {
  it.each([
    ['bibtex', 'papers.bib', 'BibTeX'],
    ['csl', 'papers.csl.json', 'CSL-JSON'],
    ['ris', 'papers.ris', 'RIS'],
    ['markdown', 'papers.md', 'Markdown'],
    ['json', 'papers.json', 'JSON'],
  ] as const)('of %s is %s, and its button says %s', (kind, name, label) => {
    expect(exportFile(kind, []).name).toBe(name);
    expect(exportLabel(kind)).toBe(label);
  });

  it('has a button for each kind, those of reference managers first', () => {
    expect(ExportKind.options.map(exportLabel)).toEqual(['BibTeX', 'CSL-JSON', 'RIS', 'Markdown', 'JSON']);
  });

  it('in JSON has what is known of a paper, and when it was saved', () => {
    const full = { ...flexQuant, organization: 'Example Lab', code: 'https://github.com/a/b' };
    const text = exported('json', full);
    expect(text).toMatch(/^\[\n {2}\{\n.*\n\]\n$/s);
    expect(JSON.parse(text)).toEqual([
      {
        id: '2608.01234',
        title: full.title,
        authors: full.authors,
        organization: 'Example Lab',
        published: '2026-08-03',
        url: 'https://huggingface.co/papers/2608.01234',
        code: 'https://github.com/a/b',
        abstract: 'We quantize.',
        saved: '2026-08-20T12:00:00.000Z',
      },
    ]);
  });
});

function bibtexName(name: NonNullable<z.infer<typeof CslItem>['author']>[number]): BibtexName {
  if ('literal' in name) return { last: name.literal };
  const { family: last, given: first, suffix: jr } = name;
  return { last, first, ...(jr && { jr }) };
}

describe('every export', () => {
  const text = fc
    .string({
      unit: fc.oneof(
        fc.constantFrom(...'\\{}$&#%_^~<>|,"\'`@ and'),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
      ),
      maxLength: 20,
    })
    .map(oneLine);
  const named = text.filter(Boolean);
  const anyPaper = fc
    .record({
      id: named,
      title: named,
      abstract: text,
      authors: fc.array(named, { maxLength: 4 }),
      categories: fc.array(named, { maxLength: 1 }),
    })
    .map((about) => paper({ ...about, url: 'https://a.example/' }));
  const anyPapers = fc.uniqueArray(anyPaper, { selector: ({ id }) => id, minLength: 1, maxLength: 4 });

  it('can be read back, whatever papers are called', () => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        const titles = papers.map(({ title }) => title);
        const entries = readBibtex(exported('bibtex', ...papers));
        expect(entries.map(({ fields }) => printed(fields.title ?? ''))).toEqual(titles);
        expect(new Set(entries.map(({ key }) => key.toLowerCase())).size).toBe(papers.length);
        const items = z.array(CslItem).parse(JSON.parse(exported('csl', ...papers)));
        expect(items.map(({ title }) => title)).toEqual(titles);
        expect(entries.map(({ fields }) => fields.author && readNames(fields.author))).toEqual(
          items.map(({ author }) => author?.map(bibtexName)),
        );
        const lines = exported('ris', ...papers)
          .split('\r\n')
          .filter(Boolean);
        expect(lines.filter((line) => !/^[A-Z][A-Z\d] {2}- /.test(line))).toEqual([]);
        expect(lines.flatMap((line) => (line.startsWith('TI') ? [line.slice(6)] : []))).toEqual(titles);
        expect(JSON.parse(exported('json', ...papers))).toMatchObject(
          papers.map(({ id, title }) => ({ id, title })),
        );
        expect(
          exported('markdown', ...papers)
            .trimEnd()
            .split('\n'),
        ).toHaveLength(papers.length + 2);
      }),
      { numRuns: 300 },
    );
  });
});
