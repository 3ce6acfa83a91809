import { describe, expect, it } from 'vitest';
import { namesDay } from '#core/search/operators.ts';
import { queryText } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';

const TODAY = '2026-08-20';

describe('a name before a colon', () => {
  it.each([
    ['au:Ng', 'author:Ng'],
    ['rag au:Ng', 'rag author:Ng'],
    ['llm from:2026-01 to:2026-03', 'llm since:2026-01-01 until:2026-03-31'],
    ['to:2025', 'until:2025-12-31'],
    ['orgs:MIT', 'org:MIT'],
    ['organizations:MIT', 'org:MIT'],
    ['organisations:MIT', 'org:MIT'],
    ['institution:MIT', 'org:MIT'],
    ['institute:MIT', 'org:MIT'],
    ['affiliations:MIT', 'org:MIT'],
    ['affil:MIT', 'org:MIT'],
    ['affiliated:MIT', 'org:MIT'],
    ['inst:MIT', 'org:MIT'],
    ['University:Oxford', 'org:Oxford'],
    ['univ:Oxford', 'org:Oxford'],
    ['uni:Oxford', 'org:Oxford'],
    ['company:Meta', 'org:Meta'],
    ['agents till:2026-05', 'agents until:2026-05-31'],
  ])('may be another word for one that the language has: %s', (typed, text) => {
    expect(queryText(readQuery(typed).query)).toBe(text);
  });

  it.each(['title', 'keyword', 'keywords', 'tag', 'tags', 'topic', 'abstract', 'ti', 'q'])(
    'says nothing where it is %s, as all of a paper is searched',
    (name) => {
      expect(readQuery(`${name}:robots`).notes).toEqual([
        `Read as robots: “${name}:” is no condition, all of a paper is searched`,
      ]);
    },
  );

  it.each(['subtitle:robots', 'textual:robots', 'faq:robots'])('is a word in %s', (typed) => {
    expect(readQuery(typed).notes).toEqual([`Read as plain words: ${typed}`]);
  });

  it.each([
    ['agents author:', '"author" takes an author\'s name, and here it has nothing.'],
    ['agents org:', '"org" takes an organisation\'s name, and here it has nothing.'],
    ['agents source:', '"source" takes the name of a source, and here it has nothing.'],
    [
      'agents submitter:',
      '"submitter" takes the name of whoever put a paper on its list, and here it has nothing.',
    ],
    ['agents since:"of this year"', expect.stringContaining('not "of this year"')],
    ['agents since:"last yearbook"', expect.stringContaining('not "last yearbook"')],
  ])('says what it takes where it has something else: %s', (typed, sentence) => {
    expect(readQuery(typed, { today: TODAY }).wrong).toEqual([sentence]);
  });
});

it.each([
  ['may', true],
  ['last week', true],
  ['2026-05', true],
  // One of two days is a day.
  ['3/4/2026', true],
  ['agents', false],
])('%s names a day: %s', (text, names) => expect(namesDay(text, TODAY)).toBe(names));
