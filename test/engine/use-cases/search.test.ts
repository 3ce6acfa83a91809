import { describe, expect, it } from 'vitest';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { type Block, type Document, plainText } from '#core/document.ts';
import { SourceError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import type { SearchAsk } from '#engine/use-cases/search/search.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper, papers } from '#test/fakes/papers.ts';

const STORED = papers(8, (index) => ({
  title: `Zebras, part ${index + 1}`,
  abstract: index === 0 ? 'Only this one has stripes.' : 'It has none.',
}));
const THEIRS = [
  paper({ id: '2607.00001', title: 'Stripes of zebras', published: '2026-07-01', upvotes: 50 }),
  paper({ id: '2607.00002', title: 'Patterned animals', published: '2026-07-02', upvotes: 70 }),
  STORED[0] as Paper,
];

type Sought = Partial<SearchAsk> & { query: string };

/** An engine whose archive has eight papers on zebras; its source's own search says what it is given. */
async function searching(theirs: PaperSource['search'], sleep?: () => Promise<void>) {
  const asked: string[] = [];
  const test = await testEngine(
    { '2026-08-20': STORED },
    {
      also: {
        search: async (text, limit, ask) => {
          asked.push(text);
          return (await theirs?.(text, limit, ask)) ?? [];
        },
      },
      ...(sleep ? { sleep } : {}),
    },
  );
  await test.archive.putPapers(STORED);
  const search = (ask: Sought) => test.engine.search({ limit: 5, page: 1, sort: 'relevance', ...ask });
  return { ...test, asked, search };
}

function papersIn({ blocks }: Document): Extract<Block, { kind: 'paper' }>[] {
  return blocks.filter((block) => block.kind === 'paper');
}

function idsIn(document: Document): string[] {
  return papersIn(document).map((block) => block.paper.id);
}

function notesIn({ blocks }: Document): string[] {
  return blocks.flatMap((block) => (block.kind === 'note' ? [plainText(block.text)] : []));
}

describe('how many there are', () => {
  const headingsOf = ({ blocks }: Document) =>
    blocks.flatMap((block) => (block.kind === 'heading' ? [block.aside] : []));

  it('is told as far as it is counted, and how many of them have all the words', async () => {
    const { search, archive } = await searching(async () => []);
    expect(headingsOf(await search({ query: 'zebras' }))).toEqual(['1 to 5 of 8']);
    expect(headingsOf(await search({ query: 'zebras stripes' }))).toEqual(['1 to 5 of 8, 1 with all words']);
    expect(headingsOf(await search({ query: 'zebras unicorns' }))).toEqual([
      '1 to 5 of 8, none with all words',
    ]);
    await archive.putPapers(papers(100, (at) => ({ id: `z${at}`, title: `Zebras of the ${at}th herd` })));
    const many = await search({ query: 'zebras' });
    expect([many.summary, ...headingsOf(many)]).toEqual(['100+ papers for zebras', '1 to 5 of 100+']);
    expect(headingsOf(await search({ query: 'zebras', sort: 'upvotes' }))).toEqual(['1 to 5 of 100+']);
    expect(headingsOf(await search({ query: 'since:2026-08' }))).toEqual(['1 to 5 of 100+']);
  });
});

describe('an answer', () => {
  it('shows the sentence that matches instead of the gist, and the gist where the title does', async () => {
    const { search } = await searching(async () => []);
    const [first, second] = papersIn(await search({ query: 'zebras stripes' }));
    expect(first).toMatchObject({ gist: '', reasons: [{ kind: 'match' }] });
    expect(second).toMatchObject({
      gist: 'It has none.',
      reasons: [{ kind: 'match', sentence: [{ text: 'Zebras', mark: true }, { text: ' in the title' }] }],
    });
  });

  it('says what was searched beside the words, and what was read as words', async () => {
    const { search } = await searching(async () => []);
    expect(notesIn(await search({ query: 'zebrsa foo:stripes' }))).toEqual([
      'Read as plain words: foo:stripes',
      'Also searching: zebras',
    ]);
  });
});

describe('a search that names a paper', () => {
  const away = paper({ id: '2607.00009', title: 'Far away' });
  const fetching = async () => {
    const test = await testEngine(
      { '2026-08-20': STORED },
      { also: { paper: async (id) => (id === away.id ? away : undefined) } },
    );
    await test.archive.putPapers(STORED);
    const search = (query: string) => test.engine.search({ query, limit: 5, page: 1, sort: 'relevance' });
    return { ...test, search };
  };

  it.each([
    '2608.00003',
    'arXiv:2608.00003v2',
    '<https://arxiv.org/abs/2608.00003|it>',
    'papers.cool/arxiv/2608.00003',
  ])('%s and nothing else shows it as `paper` does', async (typed) => {
    const { search, engine } = await fetching();
    expect(await search(typed)).toEqual(await engine.lookUp({ paper: '2608.00003' }));
  });

  it('fetches what is not stored, and says where there is no such paper', async () => {
    const { search } = await fetching();
    expect(idsIn(await search('https://arxiv.org/abs/2607.00009'))).toEqual(['2607.00009']);
    await expect(search('2607.00010 zebras')).rejects.toMatchObject({ code: 'paper-unknown' });
  });

  it('has it first beside words, and once, on all pages', async () => {
    const { search, engine } = await fetching();
    const first = await search('zebras 2608.00007 2607.00009');
    expect(idsIn(first).slice(0, 2)).toEqual(['2608.00007', '2607.00009']);
    const second = await engine.search({
      query: 'zebras 2608.00007 2607.00009',
      limit: 5,
      page: 2,
      sort: 'relevance',
    });
    expect(new Set([...idsIn(first), ...idsIn(second)]).size).toBe(9);
    expect(idsIn(await search('2608.00002 2608.00001'))).toEqual(['2608.00002', '2608.00001']);
  });
});

describe('what is told of days and years', () => {
  const old = paper({ id: '2608.00031', title: 'Safety of agents', published: '2026-08-11' });
  const search = async (query: string, since?: string) => {
    const { engine } = await testEngine({ '2026-08-20': [old] });
    await engine.today({ ...AT, size: 5 });
    return notesIn(await engine.search({ query, limit: 5, page: 1, sort: 'relevance', since }));
  };

  it('is that papers are found by the day of their list, where their own is none of those', async () => {
    const note = 'Days are those of the lists that papers were on';
    expect(await search('agents since:2026-08-20')).toEqual([note]);
    expect(await search('agents since:2026-08-01')).toEqual([]);
    expect(await search('about agents', '2026-08-20')).toEqual([note]);
  });

  it('is where help on searching is, where that may be what was looked for', async () => {
    for (const query of ['help', 'Help?', 'usage'])
      expect(await search(query)).toContain('How to search, and what narrows one, says help search');
    expect((await search('help agents')).join()).not.toContain('help search');
  });

  it('is how papers of a year are asked for, where it is looked for as a word', async () => {
    expect(await search('agents safety 2025')).toContain(
      '2025 was looked for as a word; for papers of that year: agents safety since:2025 until:2025',
    );
    for (const query of ['2025', 'a challenge of the year for agents 2025', 'safety 3000'])
      expect((await search(query)).join()).not.toContain('looked for as a word');
  });

  it('has the days of an option, too', async () => {
    expect((await search('agents but no games', '2026-08-20'))[0]).toBe(
      'Read as agents -games since:2026-08-20',
    );
  });
});

describe('what no search does', () => {
  it.each(['papers citing 2608.00003', 'follow-ups of https://arxiv.org/abs/2608.00003'])(
    '%s is refused, and points to similar',
    async (query) => {
      const { search } = await searching(async () => []);
      await expect(search({ query })).rejects.toThrow(/cite.* similar 2608\.00003/);
    },
  );

  it('says that a paper named by its id comes first, whatever its author, and that a foreign link is no paper', async () => {
    const { search } = await searching(async () => []);
    const noted = async (query: string) => notesIn(await search({ query })).join('; ');
    expect(await noted('author:nobody 2608.00003')).toContain('2608.00003 comes first by its id');
    expect(await noted('https://openreview.net/forum?id=zebras')).toContain('No paper is known by that link');
    expect(await noted('https://github.com/example/zebras')).not.toContain('No paper is known');
  });
});

it('small words alone are told to be in nearly every paper, and much that is pasted is not repeated', async () => {
  const { search } = await searching(undefined);
  for (const query of ['a', 'the', '"of the"'])
    await expect(search({ query })).rejects.toThrow('is in nearly every paper: say what to search for');
  expect(papersIn(await search({ query: 'the has:code' }))).toEqual([]);
  const { summary } = await search({ query: 'a'.repeat(290) });
  expect(summary.length).toBeLessThan(150);
});

describe('what is typed otherwise than the language has it', () => {
  it('is honoured, and said in one line', async () => {
    const { search } = await searching(async () => []);
    const answer = await search({ query: 'zebras - stripes' });
    expect(idsIn(answer)).not.toContain('2608.00001');
    expect(notesIn(answer)).toEqual(['Read as zebras -stripes']);
    expect(idsIn(await search({ query: 'stripes OR nothing, else' }))).toContain('2608.00001');
  });

  it.each([
    [
      'zebras until:banana',
      '"until" takes a day, a month or a year, such as 2026-05-13, 2026-05 or 2026, not "banana".',
    ],
    ['zebras has:foo', '"has" takes code, demo, model or dataset, for papers with one, not "foo".'],
  ])('%s is refused in a sentence', async (query, sentence) => {
    const { search } = await searching(async () => []);
    await expect(search({ query })).rejects.toThrow(sentence);
  });
});

describe("the source's own search", () => {
  it('is asked where the archive has too little; its papers are stored, marked, and listed once', async () => {
    const { search, archive, asked } = await searching(async () => THEIRS);
    const answer = await search({ query: 'zebras stripes', limit: 20 });
    expect(asked).toEqual(['zebras stripes']);
    expect(idsIn(answer).toSorted()).toEqual(
      [...THEIRS.slice(0, 2), ...STORED].map(({ id }) => id).toSorted(),
    );
    expect(idsIn(answer).slice(0, 2)).toEqual(['2607.00001', '2608.00001']);
    expect(notesIn(answer)).toEqual(["2 of these from Hugging Face's own search"]);
    expect(archive.paper('2607.00002')?.paper.title).toBe('Patterned animals');
  });

  it('is left alone where the archive has enough, and where there are no words', async () => {
    const { search, asked } = await searching(async () => THEIRS);
    await search({ query: 'zebras' });
    await search({ query: 'author:nobody' });
    expect(asked).toEqual([]);
  });

  it('is not asked for words in another script, of which it would make any papers', async () => {
    const { search, asked } = await searching(async () => THEIRS);
    const answer = await search({ query: '你好' });
    expect(asked).toEqual([]);
    expect(answer.summary).toBe('Nothing was found for 你好 in 8 stored papers.');
    expect(notesIn(answer)).toContain(
      'Papers are in English: only those with these very words were looked for',
    );
    await search({ query: '你好 zebras' });
    expect(asked).toEqual(['你好 zebras']);
  });

  it('is asked once for all pages, and again after some minutes', async () => {
    const { search, asked, clock } = await searching(async () => THEIRS);
    const pages = [];
    for (const page of [1, 2, 3, 4])
      pages.push(...idsIn(await search({ query: 'zebras stripes', limit: 3, page })));
    expect(asked).toHaveLength(1);
    expect(pages).toHaveLength(10);
    expect(new Set(pages).size).toBe(10);
    clock.set('2026-08-20T18:11:00Z');
    await search({ query: 'zebras stripes', page: 2 });
    expect(asked).toHaveLength(1);
    await search({ query: 'zebras stripes' });
    expect(asked).toHaveLength(2);
  });

  it('keeps to the conditions and to the order that were asked for', async () => {
    const { search } = await searching(async () => THEIRS);
    const since = await search({ query: 'zebras stripes', since: '2026-07-02', limit: 20 });
    expect(idsIn(since)).not.toContain('2607.00001');
    expect(idsIn(await search({ query: 'stripes', sort: 'upvotes' })).slice(0, 2)).toEqual([
      '2607.00002',
      '2607.00001',
    ]);
    expect(idsIn(await search({ query: 'stripes', sort: 'date' }))[0]).toBe('2608.00001');
    expect(idsIn(await search({ query: '"stripes of zebras"' }))).toEqual(['2607.00001']);
  });

  it('is done without where it does not answer in time', async () => {
    const hangs: PaperSource['search'] = () => new Promise(() => {});
    const { search } = await searching(hangs, async () => {});
    const answer = await search({ query: 'stripes' });
    expect(idsIn(answer)).toEqual(['2608.00001']);
    expect(notesIn(answer)).toEqual([
      'Hugging Face did not answer in time, so that only what is stored here was searched',
    ]);
  });

  it('is done without where it fails, and asked again the next time', async () => {
    const { search, asked } = await searching(async () => {
      throw new SourceError('source-refused', 'Hugging Face answered 503');
    });
    for (const _ of [1, 2]) expect(idsIn(await search({ query: 'stripes' }))).toEqual(['2608.00001']);
    expect(asked).toHaveLength(2);
  });

  it('does not hide a fault of ours', async () => {
    const { search } = await searching(async () => {
      throw new TypeError('bug');
    });
    await expect(search({ query: 'stripes' })).rejects.toThrow(TypeError);
  });

  it('is not asked while the bundled sample stands in', async () => {
    const asked: string[] = [];
    const search: PaperSource['search'] = async (text) => {
      asked.push(text);
      return [];
    };
    const { engine, source } = await testEngine({}, { sample: { '2026-08-20': STORED }, also: { search } });
    source.down = 'Hugging Face cannot be reached';
    const answer = await engine.search({ query: 'stripes', limit: 5, page: 1, sort: 'relevance' });
    expect(idsIn(answer)).toEqual(['2608.00001']);
    expect(asked).toEqual([]);
  });
});

describe('a search for a name that nobody stored has', () => {
  const BY_NAME = [
    paper({ id: '2608.00011', authors: ['Geoffrey Hinton'], organization: 'Google DeepMind' }),
    paper({ id: '2608.00012', authors: ['Ada Hilton'] }),
  ];

  async function answerTo(query: string) {
    const { engine } = await testEngine({ '2026-08-20': BY_NAME });
    await engine.today({ ...AT, size: 5 });
    return await engine.search({ query, limit: 5, page: 1, sort: 'relevance' });
  }

  it.each([
    [
      'author:"geoffry hinton" robots',
      'No stored paper is by geoffry hinton: did you mean Geoffrey hinton?',
      ['author:"Geoffrey hinton"'],
    ],
    [
      'author:Hiton',
      'No stored paper is by Hiton: did you mean Hilton or Hinton?',
      ['author:Hilton', 'author:Hinton'],
    ],
    ['author:Hintn since:2030', 'No stored paper is by Hintn: did you mean Hinton?', ['author:Hinton']],
  ])('is told who may be meant: %s', async (query, note, queries) => {
    const answer = await answerTo(query);
    expect(notesIn(answer)).toContain(note);
    const offered = answer.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    expect(offered.map(({ options }) => options?.query)).toEqual(queries);
  });

  it.each([
    ['author:Hintn', 'by Hintn: read as author:Hinton', '2608.00011'],
    ['author:hint', 'by hint: read as author:"Geoffrey Hinton"', '2608.00011'],
    ['author:"Ada Hilto"', 'by Ada Hilto: read as author:"Ada Hilton"', '2608.00012'],
    ['org:deepmnd', 'from deepmnd: read as org:DeepMind', '2608.00011'],
    ['org:deepmnd since:2026', 'from deepmnd: read as org:DeepMind since:2026-01-01', '2608.00011'],
  ])('is read as the one who may be meant, and that is said: %s', async (query, note, id) => {
    const answer = await answerTo(query);
    expect(notesIn(answer)).toEqual([`No stored paper is ${note}`]);
    expect(idsIn(answer)).toEqual([id]);
  });

  it.each(['author:Nobody', 'author:Hinton', 'author:Hinton robots', 'author:Hinton since:2030'])(
    'is told nothing where nobody is near, or somebody has it: %s',
    async (query) => {
      expect(notesIn(await answerTo(query)).join()).not.toContain('did you mean');
    },
  );
});

describe('a search that is the name of somebody stored', () => {
  const BY_NAME = [
    paper({ id: '2608.00011', authors: ['Kaiming He', 'Cy Third'], organization: 'NVIDIA' }),
    paper({ id: '2608.00012', authors: ['Bo Sample'], organization: 'Google DeepMind' }),
    paper({ id: '2608.00013', authors: ['Di Fourth'], organization: 'Global Data Museum' }),
  ];

  async function answerTo(query: string) {
    const { engine } = await testEngine({ '2026-08-20': BY_NAME });
    await engine.today({ ...AT, size: 5 });
    return await engine.search({ query, limit: 5, page: 1, sort: 'relevance' });
  }

  it.each([
    ['Kaiming He diffusion', 'Papers by Kaiming He', 'author:"Kaiming He"', '2608.00011'],
    ['kaiming he diffusion', 'Papers by Kaiming He', 'author:"Kaiming He"', '2608.00011'],
    ['is there anything new from Kaiming He?', 'Papers by Kaiming He', 'author:"Kaiming He"', '2608.00011'],
    ['recent video models by kaiming he', 'Papers by Kaiming He', 'author:"Kaiming He"', '2608.00011'],
    ['kaiming diffusion', 'Papers by kaiming', 'author:kaiming', '2608.00011'],
  ])('%s offers their papers: %s', async (query, label, theirs, id) => {
    const action = { label, command: 'search', options: { query: theirs } };
    expect((await answerTo(query)).blocks).toContainEqual({ kind: 'actions', actions: [action] });
    expect(idsIn(await answerTo(theirs))).toEqual([id]);
  });

  it.each([
    ['kaiming he', 'author:"kaiming he"', '2608.00011'],
    ['K. He', 'author:"K He"', '2608.00011'],
    ['NVidia', 'org:NVidia', '2608.00011'],
    ['NVIDIA papers', 'org:NVIDIA', '2608.00011'],
    ['kaiming', 'author:kaiming', '2608.00011'],
    ['author Kaiming He', 'author:"Kaiming He"', '2608.00011'],
    ['DeepMind', 'org:DeepMind', '2608.00012'],
    ['He, Kaiming', 'author:"He Kaiming"', '2608.00011'],
    ['Google Deep Mind', 'org:"Google Deep Mind"', '2608.00012'],
    ['papers by kaiming he', 'author:"kaiming he"', '2608.00011'],
    ['Kaiming He, Cy Third et al.', 'author:"Kaiming He" author:"Cy Third"', '2608.00011'],
  ])('%s is a search for their papers, where no paper has these words: %s', async (typed, meant, id) => {
    const answer = await answerTo(typed);
    expect(idsIn(answer)).toEqual([id]);
    expect(notesIn(answer)[0]).toBe(`Read as ${meant}`);
  });

  it('is read as who is meant where nobody is called so, by the short form of a name as well', async () => {
    expect(notesIn(await answerTo('papers by Kaimin He'))).toContain(
      'No stored paper is by Kaimin He: read as author:"Kaiming He"',
    );
    expect(notesIn(await answerTo('org:GDM'))).toContain(
      'No stored paper is from GDM: read as org:"Global Data Museum"',
    );
  });

  it('is read as who is meant by a short form with other letters, behind an operator or alone', async () => {
    const { engine } = await testEngine({
      '2026-08-20': [paper({ id: '2608.00021', organization: 'Peking University' })],
    });
    await engine.today({ ...AT, size: 5 });
    for (const [query, said] of [
      ['org:PKU', 'read as org:"Peking University"'],
      ['PKU', 'read as org:"Peking University"'],
      ['org:"PKU", org:NVIDIA', 'read as org:"Peking University" org:NVIDIA'],
    ] as const)
      expect(notesIn(await engine.search({ query, limit: 5, page: 1, sort: 'relevance' })).join()).toContain(
        said,
      );
  });

  it('of two organisations finds the papers of both', async () => {
    expect(idsIn(await answerTo('org:NVIDIA, org:DeepMind')).toSorted()).toEqual([
      '2608.00011',
      '2608.00012',
    ]);
    expect(idsIn(await answerTo('org:NVIDIA author:"Cy Third" org:DeepMind'))).toEqual(['2608.00011']);
    expect(idsIn(await answerTo('-org:NVIDIA -org:DeepMind org:museum org:NVIDIA'))).toEqual(['2608.00013']);
  });

  it.each([
    ['@nvidia papers', 'org:nvidia', '2608.00011'],
    ['papers by nvidia', 'org:nvidia', '2608.00011'],
    ["kaiming he's latest papers", 'author:"kaiming he"', '2608.00011'],
    ['by Kaiming He, since:2020', 'author:"Kaiming He" since:2020-01-01', '2608.00011'],
  ])('is whose papers they are: %s', async (query, meant, id) => {
    const answer = await answerTo(query);
    expect(notesIn(answer)[0]).toBe(`Read as ${meant}`);
    expect(idsIn(answer)[0]).toBe(id);
  });

  it('tells nothing where it is a short part of a name, of two names, or by a name already', async () => {
    for (const query of [
      'he',
      'Bo',
      'kaiming sample',
      'author:"kaiming he"',
      'kaiming agents sample',
      'learning from bo by agents',
    ]) {
      const { blocks } = await answerTo(query);
      expect(JSON.stringify(blocks)).not.toContain('Papers by');
    }
  });

  it.each([
    'kaiming he and bo sample',
    'Kaiming He OR Bo Sample',
    'latest papers by kaiming he and bo sample',
  ])('offers those of each, where it is a list of them: %s', async (query) => {
    const offered = ['Kaiming He', 'Bo Sample'].map((name) => ({
      label: `Papers by ${name}`,
      command: 'search',
      options: { query: `author:"${name}"` },
    }));
    expect((await answerTo(query)).blocks).toContainEqual({ kind: 'actions', actions: offered });
  });

  it('finds an organisation of several words without quotes, and says so', async () => {
    const answer = await answerTo('org:google deepmind');
    expect(idsIn(answer)).toEqual(['2608.00012']);
    expect(notesIn(answer)).toEqual(['Read as org:"google deepmind"']);
  });

  it('is followed as that organisation', async () => {
    const { engine, state } = await testEngine({ '2026-08-20': BY_NAME });
    await engine.today({ ...AT, size: 5 });
    await engine.follow({ ...AT, topic: 'org:google deepmind', for: 'me', level: 'normal' });
    const [follow] = await state.follows.of({ kind: 'person', person: AT.person });
    expect(follow?.topic.query).toMatchObject({ words: [], organizations: ['google deepmind'] });
  });
});
