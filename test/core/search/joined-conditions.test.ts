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
    ['author:song han, and bo sample', 'author:"song han" author:"bo sample"'],
    ['author:song han, and bo sample robots', 'robots author:"song han" author:"bo sample"'],
    ['author:song han and google', 'google author:"song han"'],
    ['org:nvidia, and peking university', 'org:nvidia org:"peking university"'],
    ['org:nvidia, and google robots', 'robots org:nvidia org:google'],
    ['org:nvidia robots peking university', 'robots peking university org:nvidia'],
    ['org:nvidia robots and google', 'robots and google org:nvidia'],
    ['has:code robots and demo', 'robots and demo has:code'],
    // Words that only begin or end as these do.
    ['org:google android', 'android org:google'],
    ['org:google band', 'band org:google'],
    ['org:google oracle', 'oracle org:google'],
    ['org:google motor', 'motor org:google'],
    ['agents -fromage', 'agents -fromage'],
    ['agents -fromage google', 'agents google -fromage'],
    ['agents -nearby google', 'agents google -nearby'],
    ['agents -from google', 'agents -org:google'],
    ['agents -from peking university', 'agents -org:"peking university"'],
    ['agents -author:google nvidia', 'agents nvidia -author:google'],
    ['agents -"from" google', 'agents google -from'],
    ['agents from google', 'agents from google'],
    ['"and" org:google', 'and org:google'],
    ['-and org:google', '-and org:google'],
    ['agents and -org:google', 'agents and -org:google'],
    ['org:google or agents', 'agents org:google'],
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
    const { query, notes, anyAuthor } = read('author:song han or author:bo sample');
    expect(query.authors).toEqual(['song han', 'bo sample']);
    expect(anyAuthor).toEqual(['song han', 'bo sample']);
    expect(read('author:song han or agents author:bo sample').anyAuthor).toEqual([]);
    expect(read('author:song han -author:bo sample').anyAuthor).toEqual([]);
    expect(notes).toContain('OR joins words alone: conditions such as author:name all hold together');
  });

  it('leaves out a word where nobody is known', () => {
    expect(queryInWords(readQuery('agents -from google').query)).toBe('agents google -from');
    expect(queryInWords(readQuery('author:song han and bo sample').query)).toContain('author:song');
  });

  it('are any of some organisations, and of nothing else', () => {
    const sign = 'OR joins words alone: conditions such as author:name all hold together';
    expect(read('org:apple or org:google').notes).not.toContain(sign);
    expect(read('org:apple and/or org:google').notes).not.toContain(sign);
    expect(read('org:apple or author:song han').notes).toContain(sign);
    expect(read('org:apple or agents').notes).toContain(sign);
  });

  it('asks for all that it has, and tells of a value that is none', () => {
    expect(queryInWords(read('agents has:code,demos').query)).toBe('agents has:code has:demo');
    expect(read('agents has:code,foo').wrong.join()).toContain('not "foo"');
    expect(queryInWords(read('agents has:code, memory').query)).toBe('any of agents · memory has:code');
  });
});
