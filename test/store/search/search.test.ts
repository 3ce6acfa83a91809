import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Archive, SearchAnswer } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paper, papers } from '#test/fakes/papers.ts';

async function archiveOf(stored: readonly Paper[]): Promise<Archive> {
  const archive = openArchive(':memory:');
  await archive.putPapers(stored);
  return archive;
}

function ask(archive: Archive, text: string, limit = 100): SearchAnswer {
  return archive.search(parseQuery(text), { sort: 'relevance', limit, offset: 0 });
}

function idsOf(archive: Archive, text: string): string[] {
  return ask(archive, text).found.map(({ paper: { id } }) => id);
}

const SUBJECTS = ['Speculative decoding', 'Post-training quantization (PTQ)', 'Gaussian splatting'];

/** Twelve papers on each of three subjects. */
function threeSubjects(): Paper[] {
  return papers(36, (index) => ({
    title: `A study of part ${index}`,
    abstract: `${SUBJECTS[index % 3]} is what we look at. It is number ${index}.`,
  }));
}

it('counts all papers that have every word, also those that come behind the hundredth', async () => {
  const few = papers(30, (index) => ({
    id: `both${index}`,
    title: `Of many other things ${index}`,
    abstract: `${'We look at something else first, and at length. '.repeat(20)}Splatting comes after gaussian priors.`,
  }));
  const many = papers(200, (index) => ({ id: `one${index}`, title: 'Splatting', abstract: 'Splatting.' }));
  const archive = await archiveOf([...many, ...few]);
  expect([10, 100].map((limit) => ask(archive, 'splatting gaussian', limit).withAll)).toEqual([30, 30]);
});

it('counts papers that have words one behind the other as a search for them in quotes does, up to a bound', async () => {
  const texts = [
    'Color of images',
    'Colour of images',
    'Images of colour',
    'Image colours',
    'Images, and colour',
  ];
  const archive = await archiveOf(
    papers(1_100, (index) => ({ title: texts[index % 5] ?? '', abstract: '' })),
  );
  for (const words of [
    'colour of images',
    'color image',
    'image color',
    'the colour',
    'colour unheard',
    'of the',
  ]) {
    const found = ask(archive, `"${words}"`);
    expect([words, archive.papersWriting(words, 100)]).toEqual([words, found.total]);
  }
  expect([7, 5_000].map((most) => archive.papersWriting('colour of images', most))).toEqual([7, 440]);
});

it('puts a title with the words as they were typed before one with other forms of them', async () => {
  const archive = await archiveOf([
    paper({ id: 'other', title: 'Multimodal grounding of one visual reference', abstract: 'Of images.' }),
    paper({
      id: 'typed',
      title: 'Multimodal grounding of many visual references',
      abstract: 'Of images.',
    }),
  ]);
  expect(idsOf(archive, 'multimodal grounding references')).toEqual(['typed', 'other']);
  expect(idsOf(archive, 'multimodal grounding reference')).toEqual(['other', 'typed']);
});

describe('a title that has every word', async () => {
  const archive = await archiveOf([
    ...papers(6, (index) => ({
      id: `about${index}`,
      title: 'A discretely flowing gray model',
      abstract: 'Discrete flow, discrete flow models, models of gray flow.'.repeat(5),
    })),
    paper({
      id: 'named',
      title: 'From anything to anything by foundation models with discrete and gray flow matching over time',
      abstract: 'Of images.',
    }),
  ]);

  it.each([
    ['as it was typed', 'discrete flow models'],
    ['in any order', 'models flow discrete'],
    ['but for a slip', 'discrete flow modles'],
    ['as it is spelled elsewhere', 'grey models'],
  ])('goes before papers that are about the words: %s', (_, typed) => {
    expect(idsOf(archive, typed)[0]).toBe('named');
  });
});

describe('a word that two continents spell in two ways', async () => {
  const archive = await archiveOf([
    paper({ id: 'here', title: 'Colour grading by dialogue', abstract: 'Of films.' }),
    paper({ id: 'there', title: 'Color grading in a dialog', abstract: 'Of films.' }),
    paper({ id: 'none', title: 'Grading of exams', abstract: 'Of pupils.' }),
  ]);

  it.each([
    'colour grading',
    'color grading',
    'dialogue films',
    'dialog films',
    '"colour grading"',
    '"grading color"',
    'grading -exams -exam "films"',
  ])('is found in both by %s', (text) => {
    const { withAll, added } = ask(archive, text);
    expect([withAll, added]).toEqual([text.includes('"grading color"') ? 0 : 2, []]);
  });

  it('is left out in both', () => expect(idsOf(archive, 'grading -colour')).toEqual(['none']));

  it('is found in both by a slip in one', async () => {
    const slips = await archiveOf([
      ...papers(3, (index) => ({ id: `s${index}`, title: 'Quantisation' })),
      ...papers(3, (index) => ({ id: `z${index}`, title: 'Quantization' })),
    ]);
    expect(ask(slips, 'quantisaton').withAll).toBe(6);
  });

  it('is no slip', () => {
    expect(archive.hints('colour dialog')).toEqual([
      { word: 'colour', papers: 1, alike: [], also: [] },
      { word: 'dialog', papers: 1, alike: [], also: [] },
    ]);
    expect(archive.hints('tokenisation colouring')[0]?.papers).toBe(0);
  });
});

describe('what is added to a question', async () => {
  const archive = await archiveOf(threeSubjects());

  it('is what a rare acronym stands for', async () => {
    const some = [...threeSubjects(), paper({ id: 'long', abstract: 'Post-training quantization of all.' })];
    // An acronym is rare where few of many papers have it.
    const filler = papers(6000, (index) => ({
      id: `f${index}`,
      title: `Filler ${index}`,
      abstract: 'Other.',
    }));
    const large = await archiveOf([...some, ...filler]);
    const answer = ask(large, 'PTQ');
    expect(answer.added).toEqual(['post-training quantization']);
    expect(answer.found.map(({ paper: { id } }) => id)).toContain('long');
  });

  it('is the likely spelling of a word that nobody has', () => {
    const answer = ask(archive, 'speculatve decoding');
    expect(answer.added).toEqual(['speculative']);
    expect(answer.withAll).toBe(12);
  });

  it('is nothing where every word is known', () => {
    expect(ask(archive, 'gaussian splatting').added).toEqual([]);
  });
});

describe('an answer', async () => {
  const archive = await archiveOf(threeSubjects());

  it('has scores in its order, and counts the papers that have every word', () => {
    const { found, total, withAll } = ask(archive, 'gaussian splatting study');
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect([total, withAll]).toEqual([36, 12]);
  });

  it('gives up to a hundred papers', async () => {
    const many = await archiveOf(papers(130, () => ({ title: 'Zebras' })));
    expect(ask(many, 'zebras').found).toHaveLength(100);
  });

  it('shows the sentence that answers, with words marked that were added too', () => {
    const [first] = ask(archive, 'gausian splatting').found;
    expect(first?.sentence()).toEqual([
      { text: 'Gaussian', mark: true },
      { text: ' ' },
      { text: 'splatting', mark: true },
      { text: ' is what we look at.' },
    ]);
    expect(ask(archive, 'study').found[0]?.sentence()).toEqual([]);
  });

  it('looks for nothing where words say nothing', () => {
    expect(ask(archive, 'the of')).toEqual({ found: [], total: 0, more: false, withAll: 0, added: [] });
  });

  it('puts phrases and exclusions before everything', () => {
    expect(idsOf(archive, '"decoding speculative"')).toEqual([]);
    expect(idsOf(archive, '"speculative decoding" -"number 3"')).toHaveLength(11);
    expect(idsOf(archive, 'author:ada -quantization -"gaussian splatting"')).toHaveLength(12);
  });

  it('puts papers that nobody counts behind those with 0 upvotes', async () => {
    const { upvotes: _, ...uncounted } = paper({ id: 'uncounted', published: '2026-08-19' });
    const archive = await archiveOf([uncounted, paper({ id: 'none', upvotes: 0 }), paper({ id: 'one' })]);
    const by = { sort: 'upvotes', limit: 9, offset: 0 } as const;
    const idsBy = (query: string) => archive.search(parseQuery(query), by).found.map((each) => each.paper.id);
    expect(idsBy('plain')).toEqual(['one', 'none', 'uncounted']);
    expect(idsBy('since:2026-01-01')).toEqual(['one', 'none', 'uncounted']);
  });

  it('lists conditions alone newest first, or by upvotes', async () => {
    const dated = await archiveOf(
      papers(3, (index) => ({ published: `2026-08-1${index}`, upvotes: 5 - index })),
    );
    const by = (sort: 'relevance' | 'upvotes') =>
      dated
        .search(parseQuery('author:ada'), { sort, limit: 5, offset: 0 })
        .found.map(({ paper: { id } }) => id.at(-1));
    expect(by('relevance')).toEqual(['3', '2', '1']);
    expect(by('upvotes')).toEqual(['1', '2', '3']);
  });
});

describe('similar', () => {
  it('finds papers of the same content first, with the words they share', async () => {
    const archive = await archiveOf(threeSubjects());
    await archive.learn();
    const near = archive.similar('2608.00001', 5);
    expect(near).toHaveLength(5);
    for (const { found, shared } of near) {
      expect(found.paper.abstract).toContain('Speculative');
      expect(shared).toEqual(expect.arrayContaining(['speculative', 'decoding']));
    }
  });

  it('says what both are about, and no word that each has by the way', async () => {
    const about = (id: string, title: string, aside: string) =>
      paper({ id, title, abstract: `${title} is quickly done. ${aside} ${title} has fresh ideas.` });
    const archive = await archiveOf([
      ...threeSubjects(),
      about('2608.09001', 'Retrosynthesis planning', 'Reactions are planned.'),
      about('2608.09002', 'Retrosynthesis planning again', 'Molecules are drawn.'),
    ]);
    const [nearest] = archive.similar('2608.09001', 1);
    expect(nearest?.shared.toSorted()).toEqual(['planning', 'retrosynthesis']);
  });

  it('never has the paper itself, and nothing for one that is not stored', async () => {
    const archive = await archiveOf(threeSubjects());
    expect(archive.similar('2608.00001', 50).map(({ found }) => found.paper.id)).not.toContain('2608.00001');
    expect(archive.similar('2608.99999', 5)).toEqual([]);
  });
});

describe('learning', () => {
  const SENTENCES = [
    'Cars need engines and wheels.',
    'Zebras eat.',
    'Ships sail.',
    'Birds fly.',
    'Fish swim.',
  ];

  /** Papers on five subjects, a fifth of them on cars. */
  const mixed = papers(400, (index) => ({ title: `Paper ${index}`, abstract: SENTENCES[index % 5] ?? '' }));

  it('puts papers on what the question is about before those that only have its word', async () => {
    const archive = await archiveOf([
      paper({ id: 'odd', title: 'Odd', abstract: 'Zebras meet cars.' }),
      ...mixed,
    ]);
    expect(idsOf(archive, 'cars')[0]).toBe('odd');
    await archive.learn();
    expect(idsOf(archive, 'cars').at(-1)).toBe('odd');
  });

  it('goes on with papers that come later', async () => {
    const archive = await archiveOf(mixed);
    await archive.learn();
    await archive.putPapers([paper({ id: 'late', title: 'Late', abstract: 'Wheels of cars.' })]);
    await archive.putPapers([paper({ id: 'odd', title: 'Odd', abstract: 'Zebras meet cars.' })]);
    const ids = idsOf(archive, 'cars');
    expect(ids.indexOf('late')).toBeLessThan(ids.indexOf('odd'));
  });

  it('is done again only when there are half as many papers more', async () => {
    const archive = await archiveOf(mixed);
    await archive.learn();
    const scores = () => ask(archive, 'cars').found.map(({ score }) => score);
    const before = scores();
    await archive.learn();
    expect(scores()).toEqual(before);
  });
});

describe('the index', () => {
  const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'Mixture of Experts (MoE)', 'γλώσσα');
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
  const versions = fc.array(fc.record({ id: fc.nat(5).map(String), title: text, abstract: text }), {
    maxLength: 30,
  });
  const batches = fc.array(versions, { maxLength: 4 });

  it('is the same as one built from the last state of every paper, however it came to be', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (history) => {
        const grown = openArchive(':memory:');
        for (const batch of history) await grown.putPapers(batch.map((each) => paper(each)));
        const last = new Map(history.flat().map((each) => [each.id, paper(each)]));
        const rebuilt = await archiveOf([...last.values()]);
        for (const query of ['alpha', 'beta gamma', 'moe', '"alpha beta"', 'delta -gamma', 'alhpa']) {
          expect(scored(grown, query)).toEqual(scored(rebuilt, query));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has a paper once however often it was replaced', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (titles) => {
        const archive = openArchive(':memory:');
        for (const title of titles) await archive.putPapers([paper({ title: `${title} always` })]);
        expect(idsOf(archive, 'always')).toEqual(['2608.00001']);
      }),
      { numRuns: 30 },
    );
  });

  function scored(archive: Archive, query: string): string[] {
    return ask(archive, query)
      .found.map(({ paper: { id }, score }) => `${id} ${score.toFixed(5)}`)
      .toSorted();
  }
});

it('sees what another process wrote', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite');
  const [ours, theirs] = [openArchive(file), openArchive(file)];
  await ours.putPapers([paper({ id: '1', title: 'Zebras' })]);
  expect(idsOf(theirs, 'zebras')).toEqual(['1']);
  await ours.putPapers([paper({ id: '2', title: 'More zebras' })]);
  expect(idsOf(theirs, 'zebras')).toHaveLength(2);
  await ours.close();
  theirs.close();
});
