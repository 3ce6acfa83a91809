import { describe, expect, it } from 'vitest';
import { queryInWords } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';

const WRITTEN = [
  'trick or treat',
  '3d gaussian splatting',
  'video generation',
  'text to speech',
  'chain of thought',
  'long video generation',
];
const read = (typed: string, more = {}) =>
  readQuery(typed, { writes: (words) => WRITTEN.includes(words.toLowerCase()), ...more });

describe('a small "or" in a search', () => {
  it.each([
    ['mamba or rwkv', 'any of mamba · rwkv'],
    ['either mamba or state space models', 'any of mamba · state space models'],
    ['moe or mixture-of-experts -survey', 'any of moe · mixture of experts -survey'],
    ['agents and/or robots has:code', 'any of agents · robots has:code'],
    ['rlhf or dpo or "best of n"', 'any of rlhf · dpo · "best of n"'],
    ['diffusion OR mamba or rwkv', 'any of diffusion · mamba · rwkv'],
    ['agents, planning or memory', 'any of agents · planning · memory'],
    ['agents, planning, or memory', 'any of agents · planning · memory'],
    ['3d or 4d gaussian splatting', 'any of 3d gaussian splatting · 4d gaussian splatting'],
    ['video or image generation', 'any of video generation · image generation'],
    ['long video or image generation', 'any of long video · image generation'],
    ['video or image generation or robots', 'any of video · image generation · robots'],
    ['m1 or m2 or m3 or m4 or m5', 'any of m1 · m2 · m3 · m4 · m5'],
    [
      'large language models or visual world models or deep reinforcement learning',
      'any of large language models · visual world models · deep reinforcement learning',
    ],
    [
      'large language models, video generation or robots',
      'any of large language models · video generation · robots',
    ],
    ['agents or planning, memory, or robots', 'any of agents · planning · memory · robots'],
    ['robots or large language models has:code', 'any of robots · large language models has:code'],
  ])('parts %s where no paper writes it so', (typed, meant) => {
    const { query, notes } = read(typed);
    expect(queryInWords(query)).toBe(meant);
    expect(notes).toContain(`Read as ${meant}`);
  });

  it.each([
    'trick or treat',
    'one or more agents',
    'mamba or rwkv for vision',
    'to cot or not to cot',
    'or agents',
    'agents or',
    'm1 or m2 or m3 or m4 or m5 or m6',
    'large language models or visual world models or deep reinforcement learning or robots',
    'trick or treat or robots',
    'planning oracle rewards',
    'neither mamba or rwkv',
    'mamba or either rwkv',
  ])('is a word in %s', (typed) => {
    const { query } = read(typed);
    expect(query.or).toEqual([]);
    expect(query.words.join(' ')).toBe(typed);
  });

  it('is a word where it is not known what papers write', () => {
    expect(readQuery('mamba or rwkv').query.words).toEqual(['mamba', 'or', 'rwkv']);
  });
});

describe('commas', () => {
  it.each([
    ['text to speech, chain of thought', 'any of text to speech · chain of thought'],
    ['text to speech, agents', 'any of text to speech · agents'],
    ['text to nowhere, agents', 'text to nowhere agents'],
    ['quantization, without calibration', 'quantization without calibration'],
  ])('part %s where papers write its parts: %s', (typed, meant) =>
    expect(queryInWords(read(typed).query)).toBe(meant),
  );
});
