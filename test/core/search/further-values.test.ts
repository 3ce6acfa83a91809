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
    ['author:Vaswani, Ashish', 'author:"Vaswani, Ashish"', 'Read as author:"Vaswani, Ashish"'],
    ['author:hafner, danijar', 'author:"hafner, danijar"', 'Read as author:"hafner, danijar"'],
    ['author:Wang, agents', 'agents author:Wang', 'Read as agents author:Wang'],
    ['author:Wang, Bo agents', 'Bo agents author:Wang', 'Read as Bo agents author:Wang'],
    ['org:Wang, Li', 'Li org:Wang', 'Read as Li org:Wang'],
  ])('%s', (typed, text, note) => {
    expect(read(typed)).toEqual([text, note]);
  });

  it.each([
    ['author:Vaswani, Ashish Kumar', 'author:"Vaswani, Ashish Kumar"'],
    ['author:Chen, Wei', 'author:"Chen, Wei"'],
    ['author:Vaswani, Jean-Luc', 'author:"Vaswani, Jean-Luc"'],
    ['author:शर्मा, अमित', 'author:"शर्मा, अमित"'],
    // One of them is nobody's, or not at the end, or not written as a name.
    ['author:Chen, Wei Robots', 'Wei Robots author:Chen'],
    ['author:Chen, Robots', 'Robots author:Chen'],
    ['author:Vaswani, Ashish Kumar Singh', 'Ashish Kumar Singh author:Vaswani'],
    ['author:Vaswani, Ashish -survey', 'Ashish -survey author:Vaswani'],
    ['author:Vaswani, Ashish, attention', 'Ashish OR attention author:Vaswani'],
    ['author:Vaswani, attention', 'attention author:Vaswani'],
    ['author:vaswani, Attention', 'Attention author:vaswani'],
    ['author:Vaswani, GPT-4', 'GPT 4 author:Vaswani'],
    ['author:Vaswani, mRNA', 'mRNA author:Vaswani'],
    ['author:vaswani, 3d', '3d author:vaswani'],
    ['author:vaswani, and ashish', 'ashish author:vaswani'],
    ['author:vaswani and ashish', 'ashish author:vaswani'],
  ])('is a name of nobody yet, or words beside it: %s', (typed, text) => {
    const knows = (kind: string, name: string) => kind === 'author' && ['Chen', 'Wei'].includes(name);
    expect(queryText(readQuery(typed, { knows }).query)).toBe(text);
  });

  it.each([
    ['author:Wang and Li', 'Li author:Wang'],
    ['author:Wang, robots', 'robots author:Wang'],
    ['has:code and demo', 'demo has:code'],
  ])('is none behind another sign, or where nobody is known: %s', (typed, text) => {
    expect(read(typed)[0]).toBe(text);
    expect(queryText(readQuery(typed).query)).toBe(text);
  });

  it('may be another organisation, of several words', () => {
    const knows = (kind: string, name: string) =>
      kind === 'org' &&
      ['tsinghua university', 'peking university', 'university of hong kong', 'agents'].includes(name);
    const organizationsIn = (typed: string) => {
      const { organizations, words } = readQuery(typed, { knows }).query;
      return [organizations, words.join(' ')];
    };
    const both = ['tsinghua university', 'peking university'];
    expect(readQuery('org:tsinghua university, peking university', { knows }).notes).toContain(
      'Read as org:"tsinghua university" org:"peking university"',
    );
    expect(readQuery('author:Wang, peking university', { knows }).query.authors).toEqual(['Wang']);
    expect(organizationsIn('org:peking university, university of hong kong')).toEqual([
      ['peking university', 'university of hong kong'],
      '',
    ]);
    expect(organizationsIn('org:tsinghua university, peking university')).toEqual([both, '']);
    expect(organizationsIn('org:tsinghua university, peking university robots')).toEqual([both, 'robots']);
    expect(organizationsIn('org:tsinghua university, agents')).toEqual([['tsinghua university'], 'agents']);
  });

  it.each([
    ['has:code,demo,model robots', 'robots has:code has:demo has:model'],
    ['robots has:code,demo,model', 'robots has:code has:demo has:model'],
    ['has:code, robots that walk', 'robots that walk has:code'],
    ['has:code, demo, model robots', 'robots has:code has:demo has:model'],
    ['robots has:code, demo', 'robots has:code has:demo'],
    ['has:code robots model', 'robots model has:code'],
    ['has:code, -model', '-model has:code'],
    ['author:"Wang", Li', 'Li author:Wang'],
    ['since:2026, robots', 'robots since:2026-01-01'],
    ['source:import, robots', 'robots source:import'],
  ])('asks for just what it says, and nothing is said of it: %s', (typed, text) => {
    expect(read(typed)).toEqual([text]);
  });

  it.each([
    ['author:Wang, Li -survey', '-survey author:"Wang, Li"'],
    ['author:Wang, Li, Bo', 'Bo author:"Wang, Li"'],
    ['author:Wang, Li "x y"', '"x y" author:"Wang, Li"'],
    ['author:Wang, a b c d', 'd author:"Wang, a b c"'],
  ])('is a name of plain words, three at most: %s', (typed, text) => {
    const { query } = readQuery(typed, { knows: (_, name) => name.includes(',') });
    expect(queryText(query)).toBe(text);
  });
});
