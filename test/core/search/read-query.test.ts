import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeOf } from '#core/search/operators.ts';
import { takePapers } from '#core/search/paper-reference.ts';
import { isAboutWords, isEmpty, queryText, wordingsOf } from '#core/search/query.ts';
import { parseQuery, readQuery, wordsOf } from '#core/search/read-query.ts';

describe('a query', () => {
  it('has words, phrases, exclusions and conditions', () => {
    const typed =
      '4-bit "world models" -game -"mixture of experts" author:"Ada Example" -author:Bo org:lab -org:shop since:2026-05 until:2026 has:code source:arXiv';
    expect(readQuery(typed)).toEqual({
      query: {
        words: ['4', 'bit'],
        phrases: ['world models'],
        or: [],
        without: ['game', 'mixture of experts'],
        authors: ['Ada Example'],
        notAuthors: ['Bo'],
        organizations: ['lab'],
        notOrganizations: ['shop'],
        since: '2026-05-01',
        until: '2026-12-31',
        code: true,
        source: 'arxiv',
      },
      papers: [],
      wrong: [],
      anyAuthor: [],
      notes: [],
    });
  });

  it('has the words of what is no condition, and that is said', () => {
    expect(readQuery('foo:bar -baz:qux "open end')).toMatchObject({
      query: { words: ['foo', 'bar', 'open', 'end'], without: ['baz:qux'] },
      notes: ['Read as plain words: foo:bar, -baz:qux'],
    });
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))('has the word %s, as any other', (word) => {
    expect(isEmpty(readQuery(word).query)).toBe(false);
  });

  it('takes one quoted word for a word, also one that is a sign elsewhere', () => {
    expect(readQuery('“agents” "OR" planning').query).toMatchObject({
      words: ['agents', 'OR', 'planning'],
      or: [],
    });
  });

  it('asks for nothing where there are only exclusions or signs', () => {
    for (const typed of ['-game !!! ""', 'NOT game', '-org:google', '-has:code', 'OR | ,', '-'])
      expect(isEmpty(parseQuery(typed))).toBe(true);
    for (const typed of ['author:ada', 'has:code', 'since:2026', '"world models" -game'])
      expect(isEmpty(parseQuery(typed))).toBe(false);
  });

  it('says in one line what was read otherwise than typed', () => {
    expect(readQuery('agents - survey').notes).toEqual(['Read as agents -survey']);
    expect(readQuery('agents, planning').notes).toEqual(['Read as any of agents · planning']);
    expect(readQuery('org:google deepmind').notes).toEqual(['Read as deepmind org:google']);
    expect(readQuery('author:Li OR author:Ng').notes).toEqual([
      'OR joins words alone: conditions such as author:name all hold together',
    ]);
    expect(readQuery('agents -survey "a b" org:"google deepmind"').notes).toEqual([]);
  });

  it.each([
    ['agents year:2025', 'Read as agents since:2025-01-01 until:2025-12-31'],
    ['agents date:2026-05', 'Read as agents since:2026-05-01 until:2026-05-31'],
    ['agents from:2026', 'Read as agents since:2026-01-01'],
    ['agents year:banana', 'Read as plain words: year:banana'],
    ['update:2025 agents', 'Read as plain words: update:2025'],
    ['index:2025 agents', 'Read as plain words: index:2025'],
    ['code:yes diffusion', 'Read as diffusion has:code'],
    ['code:any diffusion', 'Read as diffusion has:code'],
    ['code:binary analysis', 'Read as plain words: code:binary'],
    ['model:yolo detection', 'Read as plain words: model:yolo'],
    ['within:code agents', 'Read as plain words: within:code'],
    ['forthwith:code agents', 'Read as plain words: forthwith:code'],
    ['without:code agents', 'Read as agents -has:code'],
    ['agents without surveys code:yes', 'Read as agents without surveys has:code'],
    ['agents nearby:nvidia', 'Read as plain words: nearby:nvidia'],
    ['agents venue:neurips', 'Read as agents neurips: “venue:” is no condition, all of a paper is searched'],
    ['everything except video', 'To leave out video, put a dash before it: -video'],
    ['robots but not humanoids', 'Read as robots -humanoids'],
    ['(robot OR embodied) AND navigation', 'Read as any of robot navigation · embodied navigation'],
    ['agents (a survey)', ''],
  ])('says of %s: %s', (typed, said) => {
    expect(readQuery(typed).notes.join('; ')).toBe(said);
  });

  it('knows the longest name that goes on, of twelve words at most', () => {
    const known = new Set([
      'google',
      'google deepmind',
      'google deepmind london',
      'a b c d e f g h i j k l m',
    ]);
    const knows = (kind: string, name: string) => kind === 'org' && known.has(name);
    const organizationsIn = (typed: string) => readQuery(typed, { knows }).query.organizations;
    expect(organizationsIn('org:google deepmind london agents')).toEqual(['google deepmind london']);
    expect(organizationsIn('org:google deepmind -london')).toEqual(['google deepmind']);
    expect(organizationsIn('org:"google" deepmind')).toEqual(['google']);
    expect(organizationsIn('org:google, deepmind')).toEqual(['google']);
    expect(organizationsIn('org:a b c d e f g h i j k l m')).toEqual(['a']);
    expect(readQuery('author:google deepmind', { knows }).query.authors).toEqual(['google']);
  });

  it.each([
    ['since:monday', { since: '2026-08-17' }, 'Read as agents since:2026-08-17'],
    ['since:"last week"', { since: '2026-08-10' }, 'Read as agents since:2026-08-10'],
    ['since:last week', { since: '2026-08-10' }, 'Read as agents since:2026-08-10'],
    ['until:last week', { until: '2026-08-16' }, 'Read as agents until:2026-08-16'],
    ['until:3 march', { until: '2026-03-03' }, 'Read as agents until:2026-03-03'],
    ['until:3 march 2025', { until: '2025-03-03' }, 'Read as agents until:2025-03-03'],
    ['since: yesterday', { since: '2026-08-19' }, 'Read as agents since:2026-08-19'],
    ['since:3 days ago', { since: '2026-08-17' }, 'Read as agents since:2026-08-17'],
    ['since:2026-8-3', { since: '2026-08-03' }, 'Read as agents since:2026-08-03'],
  ])('has days as people write them: agents %s', (typed, days, note) => {
    const read = readQuery(`agents ${typed}`, { today: '2026-08-20' });
    expect(read).toMatchObject({ query: { words: ['agents'], ...days }, wrong: [], notes: [note] });
  });

  it('keeps the words behind a day, and asks which of two is meant', () => {
    const read = (typed: string) => readQuery(typed, { today: '2026-08-20' });
    expect(read('since:monday agents').query).toMatchObject({ since: '2026-08-17', words: ['agents'] });
    expect(read('since:2026 agents')).toMatchObject({ query: { words: ['agents'] }, notes: [] });
    expect(read('since:3/4/2026').wrong).toEqual([
      '3/4/2026 can be Fri 3 Apr 2026 or Wed 4 Mar 2026: type 2026-04-03 or 2026-03-04.',
    ]);
    expect(read('since:30 february').wrong).toHaveLength(1);
    expect(read('-has:foo').wrong).toEqual([
      '"has" takes code, demo, model or dataset, for papers with one, not "foo".',
    ]);
  });

  it('has eight wordings at most, and every word', () => {
    const { query } = readQuery(Array.from({ length: 12 }, (_, at) => `w${at}`).join(' OR '));
    expect(wordingsOf(query)).toHaveLength(8);
    expect(wordingsOf(query).at(-1)?.words).toEqual(['w7', 'w8', 'w9', 'w10', 'w11']);
  });

  it('has eight wordings of a longer list, too, without the "and" before its last', () => {
    const { query } = readQuery('a1, a2, a3, a4, a5, a6, a7, a8, and a9');
    expect(wordingsOf(query).map(({ words }) => words.join(' '))).toEqual(
      'a1,a2,a3,a4,a5,a6,a7,a8 a9'.split(','),
    );
  });

  it.each([
    ['papers on agents', 'agents'],
    ['by Kaiming He', 'Kaiming He'],
    ['written by Kaiming He', 'Kaiming He'],
    ['about world models', 'world models'],
    // Not where it says something of what is looked for.
    ['survey papers on agents', 'survey papers on agents'],
    ['benchmarks for agents', 'benchmarks for agents'],
    ['papers on', 'papers on'],
    ['papers', 'papers'],
    ['paper author:Ho', 'author:Ho'],
    ['article author:Ho', 'author:Ho'],
    ['publication author:Ho', 'author:Ho'],
    ['papers "world models" author:Ho', 'papers "world models" author:Ho'],
    ['papers "world models" OR robots has:code', 'papers "world models" OR robots has:code'],
    ['papers OR articles author:Ho', 'papers OR articles author:Ho'],
  ])('is without what says only that papers are looked for: %s', (typed, words) => {
    expect(queryText(readQuery(typed).query)).toBe(words);
  });

  it.each([
    ['this paper', [], 'this paper'],
    ['2608.01234', ['2608.01234'], ''],
    ['arXiv:2608.01234 [math]', ['2608.01234'], ''],
    ['2608.01234 [stat.ML]', ['2608.01234'], ''],
    ['the article 2608.01234 please', ['2608.01234'], ''],
    ['2608.01234 and 2608.01235', ['2608.01234', '2608.01235'], ''],
    ['world models paper 2608.01234', ['2608.01234'], 'world models paper'],
    ['the paper diffusion 2608.01234', ['2608.01234'], 'the paper diffusion'],
  ])('is without the words that only stand beside a paper: %s', (typed, papers, words) => {
    const reading = readQuery(typed);
    expect(reading.papers).toEqual(papers);
    expect(queryText(reading.query)).toBe(words);
  });

  it.each([
    ['agents without surveys', 'To leave out surveys, put a dash before it: agents -surveys'],
    ['models of agents not games', 'To leave out games, put a dash before it: models of agents -games'],
  ])('is told how to leave out what it ends in: %s', (typed, note) => {
    expect(readQuery(typed).notes).toContain(note);
  });

  it.each([
    'agents without any rewards',
    'large language model agents without surveys',
    'without surveys',
    'agents without',
    'agents knot theory',
    'agents notwithstanding surveys',
    'has:code agents without surveys',
  ])('is not told so where it is a title, or more than words: %s', (typed) => {
    expect(readQuery(typed).notes).toEqual([]);
  });

  it('of one day ends when it begins, and no sooner', () => {
    expect(readQuery('since:2026-05-13 until:2026-05-13').wrong).toEqual([]);
    expect(readQuery('since:2026-05-13 until:2026-05-12').wrong).toEqual([
      'No day is both since 2026-05-13 and until 2026-05-12.',
    ]);
  });

  it('is read for 4,000 characters: more is pasted by mistake', () => {
    expect(readQuery('word '.repeat(1_000)).query.words).toHaveLength(800);
  });

  it('has C++ and F# for words, and no other signs', () => {
    expect(wordsOf('C++ f# g++ c+ bc++ don’t')).toEqual(['C++', 'f#', 'g', 'c', 'bc', 'don', 't']);
  });

  it('that is kept never loses its words to a paper', () => {
    expect(isAboutWords(parseQuery('https://arxiv.org/abs/2608.01234'))).toBe(true);
  });
});

const PART = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '"a b"',
    '-c',
    '–c',
    'author:d',
    'author: d',
    '-org:e',
    'since:2026-05',
    'has:code',
    '-has:code',
  ),
  fc.constantFrom(
    '-"e f"',
    'org:"g h"',
    ' ',
    'OR',
    'NOT',
    'AND',
    '|',
    ',',
    '-',
    '—',
    "'i j'",
    '“',
    '2608.01234',
  ),
);

const CONTEXT = { knows: () => false, today: '2026-08-20' };

describe('whatever is typed', () => {
  it('is read, and its own text as the same query', () => {
    fc.assert(
      fc.property(fc.array(PART), (parts) => {
        const query = parseQuery(parts.join(' '));
        expect(parseQuery(queryText(query))).toEqual(query);
      }),
    );
  });

  // Each is the worst case of some pattern; what is quadratic takes seconds here.
  it.each([
    '"',
    '-',
    '- ',
    'a:',
    'author: ',
    'NOT ',
    'OR ',
    ', ',
    '|',
    "'a ",
    '<https://',
    'arxiv.org/',
    '.',
    ')',
    '1.',
    '((',
    'math.',
    'a, ',
    '2608.01234 ',
    'https://arxiv.org/abs/2608.01234,',
    '“a',
    'org:a ',
    'since:a ',
    'until:3 ',
    '\u0300',
    'a.b.',
    '1,',
  ])('is read at once where 20 KB of it are %j', (part) => {
    const typed = part.repeat(Math.ceil(20_000 / part.length));
    const started = performance.now();
    readQuery(typed, CONTEXT);
    readQuery(`${typed}x`, CONTEXT);
    takePapers(`x${typed}x`);
    // Generous: 5 ms are usual.
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('edgeOf', () => {
  it.each([
    ['2026', 'first', '2026-01-01'],
    ['2026-02', 'last', '2026-02-28'],
    ['2024-02', 'last', '2024-02-29'],
    ['2026-05-13', 'last', '2026-05-13'],
    ['2026-5', 'first', '2026-05-01'],
    ['2026-13', 'first', undefined],
    ['may', 'last', undefined],
  ] as const)('%s, %s: %s', (text, edge, day) => expect(edgeOf(text, edge)).toBe(day));
});
