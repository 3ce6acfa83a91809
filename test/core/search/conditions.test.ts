import { describe, expect, it } from 'vitest';
import { queryText } from '#core/search/query.ts';
import { parseQuery, readQuery, refuseWrong } from '#core/search/read-query.ts';

/** What a query asks, by name; lists that are empty left out. */
function asked(typed: string): Record<string, unknown> {
  const given = Object.entries(readQuery(typed).query);
  return Object.fromEntries(given.filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

describe('a condition', () => {
  it('whose value is none is no condition, and its words are asked for', () => {
    expect(asked('since:soon')).toEqual({ words: ['since', 'soon'] });
    expect(asked('has:wings')).toEqual({ words: ['has', 'wings'] });
    expect(readQuery('has:wings').wrong).toEqual([
      '"has" takes code, demo, model or dataset, for papers with one, not "wings".',
    ]);
  });

  it('that nothing can be left out by leaves nothing out, and that is said', () => {
    expect(asked('-since:2026')).toEqual({ without: ['since:2026'] });
    expect(asked('-source:arxiv')).toEqual({ without: ['source:arxiv'] });
    expect(readQuery('-source:arxiv').wrong).toEqual([
      '"-source" leaves nothing out: a minus stands before words, author, org or has.',
    ]);
  });

  it('of days is read from two of them and from what programmers write', () => {
    expect(asked('rag date:2026-05..2026-07')).toEqual({
      words: ['rag'],
      since: '2026-05-01',
      until: '2026-07-31',
    });
    expect(asked('rag year>2024')).toEqual({ words: ['rag'], since: '2025-01-01' });
    expect(asked('rag year >= 2025')).toEqual({ words: ['rag'], since: '2025-01-01' });
    expect(asked('rag date<2025-06')).toEqual({ words: ['rag'], until: '2025-05-31' });
    expect(asked('rag date<=2025')).toEqual({ words: ['rag'], until: '2025-12-31' });
    expect(asked('layers>20')).toEqual({ words: ['layers', '20'] });
  });

  it('of a part of a paper is none: all of it is searched, and that is said', () => {
    for (const typed of ['title:agents', 'topic:agents', 'intitle:agents', 'abs: agents', 'topic: agents']) {
      if (!typed.startsWith('abs')) expect(asked(typed)).toEqual({ words: ['agents'] });
    }
    expect(readQuery('title:world models').notes).toEqual([
      'Read as world models: “title:” is no condition, all of a paper is searched',
    ]);
    expect(asked('title:"world models" has:code')).toEqual({ phrases: ['world models'], code: true });
  });

  it('is no number of upvotes, which is left out of what is looked for, and that is said', () => {
    const typed = [
      'upvotes>50',
      'upvotes:>=50',
      'with at least 50 upvotes',
      'min 50 up-votes',
      '(50+ likes)',
      'more than 5 stars',
    ];
    for (const each of typed) {
      expect(asked(`agents ${each} has:code`)).toEqual({ words: ['agents'], code: true });
      expect(readQuery(`agents ${each}`).notes[0]).toMatch(
        /^No number of (?:upvotes|likes|stars) can be asked for: sort/,
      );
      expect(readQuery(`agents ${each}`, { isTopic: true }).notes[0]).toMatch(/can be asked for$/);
    }
    expect(asked('more than 50 languages')).toEqual({ words: ['more', 'than', '50', 'languages'] });
    expect(asked('stars 2 galaxies')).toEqual({ words: ['stars', '2', 'galaxies'] });
  });

  it('of what a paper has is read from "code:yes" and "with:code", too', () => {
    expect(asked('code:yes diffusion')).toEqual({ words: ['diffusion'], code: true });
    expect(asked('demo:no diffusion')).toEqual({ words: ['diffusion'], demo: false });
    expect(asked('-with:code diffusion')).toEqual({ words: ['diffusion'], code: false });
    expect(asked('code:llama')).toEqual({ words: ['code', 'llama'] });
    expect(asked('with:love')).toEqual({ words: ['with', 'love'] });
  });

  it('is an organisation by its shortened words', () => {
    const knows = (kind: string, name: string) => kind === 'org' && name === 'University of Oxford';
    for (const typed of ['org:Univ. of Oxford', 'org:"Univ. of Oxford"', 'org:univ of Oxford'])
      expect(readQuery(typed, { knows }).query.organizations).toEqual(['University of Oxford']);
  });

  it('of several organisations holds where a paper is from one of them, and that is said', () => {
    expect(readQuery('org:Google, org:Meta').notes).toContain(
      'A paper is from one organisation: any of these will do',
    );
    expect(asked('affiliation:Google')).toEqual({ organizations: ['Google'] });
  });

  it('is read in whatever case it is typed', () => {
    const sources = ['huggingface', 'import'];
    expect(readQuery('source:foo', { sources }).wrong).toEqual([
      '"source" takes huggingface or import, not "foo".',
    ]);
    expect(readQuery('source:Import', { sources })).toMatchObject({ wrong: [], query: { source: 'import' } });
    expect(asked('submitter:AK Source:arXiv')).toEqual({ submitter: 'ak', source: 'arxiv' });
    expect(queryText(readQuery('agents source:arXiv').query)).toBe('agents source:arxiv');
  });

  it('without a letter or a digit asks for nothing', () => {
    expect(asked('-"!!!" author:"…" "…" agents')).toEqual({ words: ['agents'] });
  });

  it('of one name has one word of it where no name is known', () => {
    expect(parseQuery('author:Li Wang')).toMatchObject({ authors: ['Li'], words: ['Wang'] });
  });

  it.each(['author:Li OR agents', 'agents OR author:Li', 'agents OR -survey'])(
    'beside an OR holds all the same, and that is said: %s',
    (typed) => {
      expect(readQuery(typed).notes).toContain(
        'OR joins words alone: conditions such as author:name all hold together',
      );
    },
  );

  it.each(['agents OR planning', 'agents OR', 'OR agents', 'author:Li agents OR planning'])(
    'that is beside none is not spoken of: %s',
    (typed) => {
      expect(readQuery(typed).notes.join()).not.toContain('OR joins');
    },
  );
});

describe('a list', () => {
  it.each([
    ['agents, memory, and planning', [['agents'], ['memory'], ['planning']]],
    ['agents, or planning', [['agents'], ['planning']]],
    ['agents, android apps', [['agents'], ['android', 'apps']]],
    ['agents, brand names', [['agents'], ['brand', 'names']]],
    ['agents, "and" gates', [['agents'], ['and', 'gates']]],
  ])('takes only a plain "and" before its last for none of its words: %s', (typed, wordings) => {
    const { query } = readQuery(typed);
    expect([query, ...query.or].map(({ words }) => words)).toEqual(wordings);
  });
});

describe('refuseWrong', () => {
  it('refuses the first value that its operator does not take', () => {
    expect(() => refuseWrong(readQuery('since:soon has:wings'))).toThrow(
      expect.objectContaining({ code: 'option-invalid', message: expect.stringContaining('"since" takes') }),
    );
  });

  it('has nothing against what is right', () => {
    expect(() => refuseWrong(readQuery('since:2026 has:code'))).not.toThrow();
  });
});
