import { describe, expect, it } from 'vitest';
import { queryInWords } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';
import type { ReaderContext } from '#core/search/reading/whole-values.ts';

const NAMES = ['song han', 'bo sample', 'google', 'nvidia', 'peking university', 'apple', 'tencent'];
const knows: ReaderContext['knows'] = (_, name) => NAMES.includes(name.toLowerCase());
const read = (typed: string) => readQuery(typed, { knows, called: knows });

describe('conditions that are joined in words', () => {
  it.each([
    ['org:apple or org:google', 'org:apple org:google'],
    ['org:apple and org:google agents', 'agents org:apple org:google'],
    ['author:song han and author:bo sample', 'author:"song han" author:"bo sample"'],
    ['author:song han, and author:bo sample', 'author:"song han" author:"bo sample"'],
    ['author:song han and bo sample', 'author:"song han" author:"bo sample"'],
    ['author:song han, bo sample agents', 'agents author:"song han" author:"bo sample"'],
    ['agents and org:google', 'agents org:google'],
    ['org:google and agents', 'agents org:google'],
    ['org:google, and agents', 'agents org:google'],
    ['agents has:code and has:demo', 'agents has:code has:demo'],
    ['has:code & since:2026 agents', 'agents since:2026-01-01 has:code'],
    ['org:nvidia, google', 'org:nvidia org:google'],
    ['org:nvidia, google and tencent agents', 'agents org:nvidia org:google org:tencent'],
    ['org:"peking university" or nvidia', 'org:"peking university" org:nvidia'],
    ['org:nvidia, agents', 'agents org:nvidia'],
    ['org:nvidia, peking university robots', 'robots org:nvidia org:"peking university"'],
    ['agents and robots -survey', 'agents and robots -survey'],
  ])('%s is %s', (typed, meant) => expect(queryInWords(read(typed).query)).toBe(meant));

  it('are not either of two authors, and that is said', () => {
    const { query, notes } = read('author:song han or author:bo sample');
    expect(query.authors).toEqual(['song han', 'bo sample']);
    expect(notes).toContain('OR joins words alone: conditions such as author:name all hold together');
  });

  it('asks for all that it has, and tells of a value that is none', () => {
    expect(queryInWords(read('agents has:code,demos').query)).toBe('agents has:code has:demo');
    expect(read('agents has:code,foo').wrong.join()).toContain('not "foo"');
    expect(queryInWords(read('agents has:code, memory').query)).toBe('any of agents · memory has:code');
  });
});
