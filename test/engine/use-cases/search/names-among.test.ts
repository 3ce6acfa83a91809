import { describe, expect, it } from 'vitest';
import { type Document, plainText } from '#core/document.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper, papers } from '#test/fakes/papers.ts';

const agents = (organization: string, index: number) => ({
  title: `Agents of kind ${index}`,
  abstract: 'Agents plan.',
  organization,
});
const STORED = [
  ...papers(3, (index) => ({ id: `2608.0010${index}`, ...agents('Tsinghua University', index) })),
  ...papers(6, (index) => ({ id: `2608.0020${index}`, ...agents('Kuaishou Technology', index) })),
  ...papers(2, (index) => ({ id: `2608.0030${index}`, ...agents('Google', index) })),
  ...papers(2, (index) => ({ id: `2608.0040${index}`, ...agents('Meta', index) })),
  ...papers(3, (index) => ({ id: `2608.0050${index}`, title: `Meta learning ${index}`, abstract: 'Meta.' })),
  paper({ id: '2608.00601', title: 'Google Maps as a world', abstract: 'Of streets.' }),
  paper({ id: '2608.00602', title: 'Policies for robots', abstract: 'Robots.', authors: ['Sergey Levine'] }),
  paper({ id: '2608.00603', title: 'Robots and long video', abstract: 'Of both.', authors: ['Long Video'] }),
  paper({
    id: '2608.00604',
    title: 'Pruning',
    abstract: 'Of weights.',
    authors: ['Song Han', 'Ada Example'],
  }),
  paper({
    id: '2608.00606',
    title: 'Robots that see',
    abstract: 'Robots, by Google DeepMind.',
    organization: 'Google DeepMind',
  }),
  paper({ id: '2608.00607', title: 'Google for pets', abstract: 'Pets.', authors: ['Ada Example'] }),
  paper({ id: '2608.00605', title: 'Of weather', abstract: 'Rain.', authors: ['Yann LeCun'] }),
];

async function answerTo(query: string): Promise<Document> {
  const { engine } = await testEngine({ '2026-08-20': STORED });
  await engine.today({ ...AT, size: 5 });
  return await engine.search({ query, limit: 10, page: 1, sort: 'relevance' });
}

function notesIn({ blocks }: Document): string[] {
  return blocks.flatMap((block) => (block.kind === 'note' ? [plainText(block.text)] : []));
}

function offeredIn({ blocks }: Document): unknown[] {
  const actions = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  return actions.map(({ options }) => options?.query);
}

function idsIn({ blocks }: Document): string[] {
  return blocks.flatMap((block) => (block.kind === 'paper' ? [block.paper.id] : []));
}

describe('a name among other words', () => {
  it.each([
    ['Tsinghua University agents', 'agents org:"Tsinghua University"', undefined],
    ['agents kuaishou', 'agents org:kuaishou', 'agents "kuaishou"'],
    ['google agents', 'agents org:google', '"google" agents'],
    ['papers on agents from google', 'agents org:Google', undefined],
    ['new agents at kuaishou', 'agents org:kuaishou', 'new agents at "kuaishou"'],
    ['sergey levine robots', 'robots author:"Sergey Levine"', undefined],
    ['robots by Sergey Levine', 'robots author:"Sergey Levine"', undefined],
    ['song han pruning', 'pruning author:"Song Han"', undefined],
    ['pruning levine since:2020', undefined, undefined],
    ['google deepmind robots', 'robots org:"Google DeepMind"', '"google deepmind" robots'],
    ['kuaishou', 'org:kuaishou', undefined],
    ['ada example google', 'google author:"Ada Example"', undefined],
  ])('%s is read as %s', async (typed, meant, words) => {
    const answer = await answerTo(typed);
    if (meant === undefined) return expect(notesIn(answer).join()).not.toContain('Read as');
    expect(notesIn(answer)).toContain(`Read as ${meant}`);
    expect(offeredIn(answer)).toEqual(words === undefined ? [] : [words]);
    expect(idsIn(answer).length).toBeGreaterThan(0);
  });

  it.each([
    'google maps',
    'meta agents',
    'tsinghua agents',
    'long video robots',
    'university agents',
    '"google" agents',
    '“google” agents',
    'the agents',
    'agents without google',
    'agents that are not google',
    'agents of kind',
    'google agents robots of tsinghua that are seen by many',
  ])('%s is words', async (typed) => {
    expect(notesIn(await answerTo(typed)).join()).not.toContain('Read as');
  });

  it('is offered with what else was typed, where that is not sure and something of theirs is about it', async () => {
    expect(offeredIn(await answerTo('"google" agents'))).toContain('agents org:google');
    expect(offeredIn(await answerTo('google maps'))).toEqual(['org:google']);
  });

  it('is told where nothing of theirs is about the rest', async () => {
    expect(notesIn(await answerTo('google rain'))).toContain('No stored paper from google has “rain”');
    expect(notesIn(await answerTo('yann lecun jepa'))).toContain('No stored paper by Yann LeCun has “jepa”');
    expect(notesIn(await answerTo('Sergey Levine and Song Han'))).toContain(
      'No stored paper is by Sergey Levine and Song Han together',
    );
  });

  it('keeps its quotes on the pages behind the first', async () => {
    const { engine } = await testEngine({ '2026-08-20': STORED });
    await engine.today({ ...AT, size: 5 });
    const first = await engine.search({ query: '"google" agents', limit: 1, page: 1, sort: 'relevance' });
    expect(offeredIn(first)[0]).toBe('"google" agents');
  });

  it('is asked about where it is followed', async () => {
    const { engine } = await testEngine({ '2026-08-20': STORED });
    await engine.today({ ...AT, size: 5 });
    const ask = { ...AT, topic: 'google agents', for: 'channel', level: 'normal' } as const;
    expect(JSON.stringify((await engine.follow(ask)).blocks)).toContain('agents org:google');
  });
});

describe('an organisation that is called by its initials', () => {
  const called = [
    ...papers(5, (index) => ({
      id: `2608.0070${index}`,
      ...agents('Massachusetts Institute of Technology', index),
    })),
    paper({ id: '2608.00801', title: 'Agents of a lab', abstract: 'Agents.', organization: 'MIT HAN Lab' }),
    ...papers(5, (index) => ({
      id: `2608.0090${index}`,
      ...agents('National University of Singapore', index),
    })),
    ...papers(2, (index) => ({
      id: `2608.0095${index}`,
      ...agents('Nanjing University of Science and Technology', index),
    })),
  ];

  it.each([
    ['org:MIT', 6],
    ['agents MIT', 6],
    ['org:mit agents', 6],
    ['org:nus agents', 5],
    ['agents NUS', 5],
    ['papers from NUS about agents', 5],
    ['agents mit', 13],
  ])('is asked for by %s', async (query, count) => {
    const { engine } = await testEngine({ '2026-08-20': called });
    await engine.today({ ...AT, size: 5 });
    const { summary } = await engine.search({ query, limit: 10, page: 1, sort: 'relevance' });
    expect(summary).toContain(`${count} papers`);
  });
});

describe('an organisation', () => {
  it('is meant where a team of its own name has signed fewer papers', async () => {
    const signed = [
      ...papers(3, (index) => ({ id: `2608.0110${index}`, title: `Of ${index}`, organization: 'OpenMOSS' })),
      paper({ id: '2608.01201', title: 'A report', authors: ['SII-OpenMOSS Team'] }),
    ];
    const { engine } = await testEngine({ '2026-08-20': signed });
    await engine.today({ ...AT, size: 5 });
    const found = await engine.search({ query: 'openmoss', limit: 10, page: 1, sort: 'relevance' });
    expect(notesIn(found)).toContain('Read as org:openmoss');
  });

  it.each([
    [1, ['Read as org:"stanford university"'], ['"stanford university"']],
    [
      3,
      ['Stanford University is an organisation, too: 6 papers are from there'],
      ['org:"Stanford University"'],
    ],
  ])('is meant by its whole name where hardly a paper writes that: %s', async (writing, told, offered) => {
    const stored = [
      ...papers(6, (index) => ({ id: `2608.0110${index}`, ...agents('Stanford University', index) })),
      ...papers(writing, (index) => ({ id: `2608.0120${index}`, title: `At Stanford University ${index}` })),
    ];
    const { engine } = await testEngine({ '2026-08-20': stored });
    await engine.today({ ...AT, size: 5 });
    const answer = await engine.search({
      query: 'stanford university',
      limit: 10,
      page: 1,
      sort: 'relevance',
    });
    expect(notesIn(answer)).toEqual(told);
    expect(offeredIn(answer)).toEqual(offered);
  });

  it('is offered with a word for what it is behind its name', async () => {
    expect(offeredIn(await answerTo('Google Research'))).toContain('org:Google');
  });
});

describe('a name with a slip in it', () => {
  it.each([
    ['Sergy Levine robots', 'robots author:"Sergey Levine"'],
    ['Robots Sergey Levin', 'Robots author:"Sergey Levine"'],
  ])('is whom it is one slip away from, beside a subject: %s', async (typed, read) => {
    expect(notesIn(await answerTo(typed))).toContain(`Read as ${read}`);
  });

  it.each([
    ['sergy levine', 'author:"Sergey Levine"'],
    ['yann le cun', 'author:"Yann LeCun"'],
    ['yan lecun', 'author:"Yann lecun"'],
  ])('is whom all of the words nearly are, whatever else is found: %s', async (typed, read) => {
    expect(notesIn(await answerTo(typed)).join(' ')).toContain(`ead as ${read}`);
  });

  it('is no subject beside a family name', async () => {
    const { engine } = await testEngine({ '2026-08-20': STORED });
    await engine.today({ ...AT, size: 5 });
    const followed = await engine.follow({ ...AT, for: 'channel', level: 'normal', topic: 'Sergy Levine' });
    expect(
      plainText(followed.blocks.flatMap((block) => (block.kind === 'text' ? block.text : []))),
    ).not.toMatch(/Sergy author:/);
    expect(notesIn(await answerTo('Levine AI'))).not.toContain('Read as AI author:Levine');
  });
});

describe('words that are an organisation, too', () => {
  const stored = [
    ...papers(6, (index) => ({ id: `2608.0110${index}`, ...agents('Qwen', index) })),
    ...papers(5, (index) => ({ id: `2608.0130${index}`, ...agents('Kiwi', index) })),
    ...papers(2, (index) => ({ id: `2608.0140${index}`, title: `Kiwi trees ${index}`, abstract: 'Kiwi.' })),
    ...papers(4, (index) => ({ id: `2608.0120${index}`, ...agents('Fruit', index) })),
    paper({ id: '2608.01501', title: 'Red teams for Qwen', abstract: 'A team.', authors: ['Qwen Team'] }),
    paper({ id: '2608.01502', title: 'A fruit a day', abstract: 'Fruit.' }),
  ];
  const TOLD = 'Qwen is an organisation, too: 6 papers are from there';

  it.each([
    ['Kiwi', ['Kiwi is an organisation, too: 5 papers are from there'], ['org:Kiwi']],
    ['Qwen team', [TOLD], ['org:Qwen', 'author:"Qwen Team"']],
    ['Qwen group', [TOLD], ['org:Qwen']],
    ['Fruit', [], ['org:Fruit']],
  ])('are told to be one: %s', async (query, told, offered) => {
    const { engine } = await testEngine({ '2026-08-20': stored });
    await engine.today({ ...AT, size: 5 });
    const answer = await engine.search({ query, limit: 10, page: 1, sort: 'relevance' });
    expect(notesIn(answer).filter((note) => note.includes('organisation'))).toEqual(told);
    expect(offeredIn(answer)).toEqual(offered);
  });
});
