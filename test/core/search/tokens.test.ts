import { describe, expect, it } from 'vitest';
import { queryText } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';

const read = (typed: string) => queryText(readQuery(typed).query);

describe('the parts of a typed text', () => {
  it.each([
    // A bar parts wordings that no comma would.
    ['agents | memory of robots', 'agents OR memory of robots'],
    ['agents, memory of robots', 'agents memory of robots'],
    // What is a sign by itself is none behind a name or a dash.
    ['org:OR agents', 'agents org:OR'],
    ['author:NOT agents', 'agents author:NOT'],
    ['XOR gates', 'XOR gates'],
    ['ORAN networks', 'ORAN networks'],
    ['agents -OR', 'agents -OR'],
    ['agents -AND', 'agents -AND'],
    ['agents "OR" robots', 'agents "OR" robots'],
    // A small "or" parts wordings beside a quoted text, and nothing else does.
    ['"world models" or agents', '"world models" OR agents'],
    ['agents or "world models"', 'agents OR "world models"'],
    ['or "world models"', 'or "world models"'],
    ['agents or -"world models"', 'agents or -"world models"'],
    // An equals sign is a colon behind an operator alone.
    ['agents since=2026', 'agents since:2026-01-01'],
    ['agents org=google', 'agents org:google'],
    ['org="google deepmind"', 'org:"google deepmind"'],
    ['4org=google', '4org google'],
    ['xorg=google', 'xorg google'],
    ['org== google', 'org google'],
    ['" speech to text "', '"speech to text"'],
    ['"" agents', 'agents'],
  ])('%s', (typed, plain) => {
    expect(read(typed)).toBe(plain);
  });

  it.each([
    ['agents -survey', []],
    ['agents –survey', ['Read as agents -survey']],
    ['agents --survey', ['Read as agents -survey']],
    ['agents !survey', ['Read as agents -survey']],
    ['agents AND robots not data', ['To leave out data, put a dash before it: agents robots -data']],
  ])('say how they were read where that is not as the language has it: %s', (typed, notes) => {
    expect(readQuery(typed).notes).toEqual(notes);
  });
});
