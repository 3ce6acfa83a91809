import { describe, expect, it } from 'vitest';
import { queryInWords } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';

const CONTEXT = {
  today: '2026-08-20',
  writes: (words: string) => ['AIME 2024', 'SemEval-2025', 'of august'].includes(words),
};

const read = (typed: string, more = {}) => queryInWords(readQuery(typed, { ...CONTEXT, ...more }).query);

describe('a year or a month at the end of a search', () => {
  it.each([
    ['LLM safety 2025', 'LLM safety since:2025-01-01 until:2025-12-31'],
    ['medical imaging -segmentation 2025', 'medical imaging -segmentation since:2025-01-01 until:2025-12-31'],
    ['medical imaging 2025 has:code', 'medical imaging since:2025-01-01 until:2025-12-31 has:code'],
    ['world models 2026-07', 'world models since:2026-07-01 until:2026-07-31'],
    ['agents 2026-08', 'agents since:2026-08-01 until:2026-08-31'],
    ['agents september', 'agents since:2025-09-01 until:2025-09-30'],
    ['agents december', 'agents since:2025-12-01 until:2025-12-31'],
    ['agents sept', 'agents since:2025-09-01 until:2025-09-30'],
    ['dismay 2025', 'dismay since:2025-01-01 until:2025-12-31'],
    ['agents "x y" 2025', 'agents "x y" since:2025-01-01 until:2025-12-31'],
    ['one two three four five 2025', 'one two three four five since:2025-01-01 until:2025-12-31'],
    ['unafter agents 2025', 'unafter agents since:2025-01-01 until:2025-12-31'],
    ['agents 2026', 'agents since:2026-01-01 until:2026-12-31'],
    ['agents 2025-11', 'agents since:2025-11-01 until:2025-11-30'],
    ['one two three four five -six 2025', 'one two three four five -six since:2025-01-01 until:2025-12-31'],
    ['"gaussian splatting" august', '"gaussian splatting" since:2026-08-01 until:2026-08-20'],
  ])('is its days, and that is said: %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
    expect(readQuery(typed, CONTEXT).notes).toEqual([`Read as ${meant}`]);
  });

  it.each([
    'AIME 2024',
    '2025',
    'SemEval 2025',
    'ImageNet 2012',
    'plans 2030',
    'a study of august',
    'what it may',
    'agents march',
    'one two three four five six 2025',
    'agents 12025',
    'agents 20255',
    'agents dec',
    'agents oct',
    'agents mayo',
    'agents marching',
    'agents 3000',
    'agents 2025 robots',
  ])('is a word where papers write it so, and in a longer text: %s', (typed) =>
    expect(read(typed)).toBe(typed),
  );

  it('is a word of a topic, and where other days are asked for', () => {
    expect(read('safety 2025', { isTopic: true })).toBe('safety 2025');
    expect(read('safety 2025 since:2026')).toBe('safety 2025 since:2026-01-01');
    expect(read('safety 2025 till:2026-05')).toBe('safety 2025 until:2026-05-31');
    expect(read('safety 2025', { writes: undefined })).toBe('safety 2025');
  });

  it('is a word behind OR, and where words and quoted texts together are many', () => {
    expect(read('agents OR robots 2025')).toBe('any of agents · robots 2025');
    expect(read('one two three four five "x y" 2025')).toBe('one two three four five 2025 "x y"');
  });
});

it('how to leave out what stands behind "without" is told beside conditions, too', () => {
  expect(
    readQuery('speech without english since:2026-08', {
      ...CONTEXT,
      writes: (words) => words === 'without english',
    }).notes,
  ).toEqual(['To leave out english, put a dash before it: speech -english']);
});
