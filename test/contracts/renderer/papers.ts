import { expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { PAPER_ACTIONS, type PapersOf, paperActions } from '#core/commands/paper-actions.ts';
import type { Linked, Paper } from '#core/paper.ts';
import { documentOf, paperBlock, paperBlocks, paperOf } from '#test/fakes/documents.ts';
import { type RendererUnderTest, type Seen, where } from './renderer.ts';

/** A paper of which only the id and the title are known. */
const BARE: Paper = {
  id: 'local-1',
  title: 'Only a title',
  abstract: '',
  summary: '',
  authors: [],
  keywords: [],
  categories: [],
  source: 'files',
};
/** Addresses that are no links, whatever paper has them. */
const NO_LINKS = [
  'http://lab-a.org/x',
  'https://user:pass@lab-a.org/',
  'https://user@lab-a.org/',
  'https://huggingface.co@evil.example/',
  'https://lab-a.org:8443/',
  'https://evil.example/x',
  'https://10.11.12.13/x',
  'javascript:alert(1)',
  'nonsense',
];
const NO_HOSTS = /lab-a|evil|10\.11|javascript|nonsense/;
const PAPERS: readonly PapersOf[] = ['listed', 'ours', 'mine', 'saved'];

/** What leads from a paper to everywhere. */
const LINKED: Linked[] = [
  {
    kind: 'model',
    total: 5,
    top: [
      { id: 'lab/small', url: 'https://huggingface.co/lab/small', likes: 1200 },
      { id: 'lab/big', url: 'https://huggingface.co/lab/big' },
    ],
  },
  {
    kind: 'space',
    total: 1,
    top: [{ id: 'lab/demo', url: 'https://huggingface.co/spaces/lab/demo', running: true }],
  },
];
const MANY_WAYS = {
  code: 'https://github.com/example/flexquant',
  stars: 40,
  project: 'https://flexquant.github.io/',
  discussion: 'https://huggingface.co/papers/2608.12345#community',
  linked: LINKED,
} satisfies Partial<Paper>;

/** What is seen of papers: few facts or many, one or forty, and what can be done with them. */
export function describePapers(renderer: RendererUnderTest, seen: Seen): void {
  it('shows a paper with its number and its facts', () => {
    const text = seen(paperBlock({}, { number: 7 }));
    for (const fact of [
      '7',
      'FlexQuant: Four-Bit Weights Without Calibration Data',
      '▲ 132',
      '✎ 6',
      'Ada Example, Bo Sample, Cy Third',
      'Example Lab',
      '★ 1.2k',
      '18 Aug',
      'Quantizes a 70B model to four bits on one GPU in 20 minutes.',
    ])
      expect(text).toContain(fact);
  });

  it('names the year of a paper where the shown day does not tell it', () => {
    expect(seen(paperBlock({ published: '2025-12-30' }))).toContain('30 Dec 2025');
    const { day: _, ...undated } = paperBlock();
    expect(seen(undated)).toContain('18 Aug 2026');
  });

  it('leads to the page of a paper, with its host beside it where papers do not usually live', () => {
    expect(renderer.sent(documentOf(paperBlock()))).toContain('huggingface.co/papers/2608.12345');
    const elsewhere = paperBlock({ url: 'https://lab-a.org/papers/7' });
    expect(renderer.sent(documentOf(elsewhere))).toContain('lab-a.org/papers/7');
    expect(seen(elsewhere)).toContain('lab-a.org');
  });

  it.each(NO_LINKS)('leads from no paper to %s, and shows its id instead', (url) => {
    expect(renderer.sent(documentOf(paperBlock({ url })))).not.toMatch(NO_HOSTS);
    expect(seen(paperBlock({ url }))).toContain('2608.12345');
  });

  it('leads from a paper among others to its code and project', () => {
    const sent = renderer.sent(documentOf(paperBlock(MANY_WAYS)));
    expect(sent).toContain('github.com/example/flexquant');
    expect(sent).toContain('flexquant.github.io');
  });

  it('leads from a paper that is shown whole to all that belongs to it, counted, and names no authors there', () => {
    const whole = paperBlock(MANY_WAYS, { whole: true });
    const sent = renderer.sent(documentOf(whole));
    for (const { url } of LINKED.flatMap(({ top }) => top)) expect(sent).toContain(url.slice(8));
    for (const address of ['arxiv.org/abs/2608.12345', 'huggingface.co/papers/2608.12345#community'])
      expect(sent).toContain(address);
    const text = seen(whole);
    for (const words of ['★ 40', '♥ 1.2k', 'running', '5 models', 'and 3 more', '6 comments'])
      expect(text).toContain(words);
    expect(text).not.toContain('Cy Third');
    expect(renderer.problems(documentOf(whole))).toEqual([]);
  });

  it.each([1, 2, 5, 8, 13, 25])(
    'shows %i papers that lead everywhere, each to its code, within bounds',
    (many) => {
      const papers = paperBlocks('Number of the day', many).map((block, at) => {
        const code = `https://github.com/example/number-${at + 1}`;
        return { ...block, paper: { ...block.paper, ...MANY_WAYS, code } };
      });
      const document = documentOf({ kind: 'heading', text: 'Daily papers' }, ...papers);
      const sent = renderer.sent(document);
      for (const { paper } of papers) expect(sent).toContain(paper.code.slice(8));
      expect(renderer.problems(document)).toEqual([]);
    },
  );

  it('leads to the code of a paper whose stars nobody has counted', () => {
    const { stars: _, ...paper } = paperOf({ code: 'https://github.com/example/flexquant' });
    const block = { ...paperBlock(), paper };
    expect(renderer.sent(documentOf(block))).toContain('github.com/example/flexquant');
  });

  it.each(NO_LINKS)('leads from nothing that belongs to a paper to %s', (url) => {
    const linked = [{ kind: 'model' as const, total: 9, top: [{ id: 'name', url }] }];
    const paper = { code: url, project: url, discussion: url, media: [url], linked };
    for (const whole of [true, false])
      expect(renderer.sent(documentOf(paperBlock(paper, { whole })))).not.toMatch(NO_HOSTS);
  });

  it('shows no picture from where pictures of papers do not live', () => {
    const document = documentOf(paperBlock({ thumbnail: 'https://evil.example/x.png' }));
    expect(renderer.sent(document)).not.toMatch(NO_HOSTS);
  });

  it('shows a paper of which only the id and the title are known', () => {
    const text = seen({ kind: 'paper', number: 1, paper: BARE, gist: '', reasons: [] });
    expect(text).toContain('Only a title');
    expect(text).toContain('local-1');
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it.each([0, 1, 40])('shows %i papers, each by its title', (many) => {
    const papers = paperBlocks('Number of the day', many);
    const document = documentOf({ kind: 'heading', text: 'Daily papers' }, ...papers);
    const text = renderer.textOf(document);
    for (const { paper } of papers) expect(text).toMatch(new RegExp(`${paper.title}\\b`));
    expect(renderer.problems(document)).toEqual([]);
  });

  it('names three of 664 authors and counts the rest', () => {
    const authors = Array.from({ length: 664 }, (_, at) => `Author${at + 1}`);
    const text = seen(paperBlock({ authors }));
    expect(text).toContain('Author1, Author2, Author3 +661');
    expect(text).not.toContain('Author4');
  });

  it('shortens a title of 1,900 characters and keeps what comes after it', () => {
    const text = seen(paperBlock({ title: 'Longword '.repeat(211).trim() }), {
      kind: 'note',
      text: 'The end',
    });
    expect(text).toContain('Longword Longword');
    expect(text).toContain('The end');
  });

  for (const papers of PAPERS)
    where(renderer.paperActions, `offers what can be done with papers that are ${papers}`, () => {
      const document = documentOf(paperBlock());
      const text = renderer.textOf(papers === 'listed' ? document : { ...document, papers });
      const isOffered = ({ label, question }: { label: string; question: string }) =>
        text.split('\n').some((line) => line === label || line === question);
      const offered = new Set(PAPER_ACTIONS.filter(isOffered).map(({ label }) => label));
      const all = paperActions(papers, commands).map(({ label }) => label);
      expect([...offered]).toEqual(all.slice(0, renderer.mostPaperActions));
    });
}
