import { describe, expect, it } from 'vitest';
import { queryText } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';

const KNOWN = ['Wang, Li', 'Garcia, Ana Maria'];

/** What is searched for where these two authors are stored, and what is said of it. */
function read(typed: string): string[] {
  const { query, notes } = readQuery(typed, {
    knows: (kind, name) => kind === 'author' && KNOWN.includes(name),
  });
  return [queryText(query), ...notes];
}

describe('a value that goes on behind a comma', () => {
  it.each([
    ['author:Wang, Li', 'author:"Wang, Li"', 'Read as author:"Wang, Li"'],
    ['author:Wang, Li agents', 'agents author:"Wang, Li"', 'Read as agents author:"Wang, Li"'],
    ['author:Garcia, Ana Maria', 'author:"Garcia, Ana Maria"', 'Read as author:"Garcia, Ana Maria"'],
    [
      'author:Garcia, Ana Maria -survey',
      '-survey author:"Garcia, Ana Maria"',
      'Read as -survey author:"Garcia, Ana Maria"',
    ],
    ['author:Wang, Bo', 'Bo author:Wang', 'Read as Bo author:Wang'],
    ['org:Wang, Li', 'Li org:Wang', 'Read as Li org:Wang'],
  ])('%s', (typed, text, note) => {
    expect(read(typed)).toEqual([text, note]);
  });
});
