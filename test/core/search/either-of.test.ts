import { describe, expect, it } from 'vitest';
import { queryInWords } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';
import { meansTopic, newTopic } from '#core/topics/topic.ts';

const WRITTEN = [
  'speech and audio',
  'generation and retrieval',
  'text and image',
  'world models and time series',
];
const context = { writes: (words: string) => WRITTEN.includes(words.toLowerCase()) };
const read = (typed: string) => readQuery(typed, { ...context, isTopic: true });

describe('"and" in a topic', () => {
  it.each([
    ['agents and diffusion', 'any of agents · diffusion'],
    ['3d & robotics', 'any of 3d · robotics'],
    ['agents and world models and robots', 'any of agents · world models · robots'],
    ['agents, diffusion and robotics', 'any of agents · diffusion · robotics'],
    ['agents, diffusion, and robotics', 'any of agents · diffusion · robotics'],
    ['speech and audio and robotics', 'any of speech audio · robotics'],
    ['robots, speech and audio', 'any of robots · speech · audio'],
    ['robots, speech, and audio', 'any of robots · speech · audio'],
    ['vector search and brand names', 'any of vector search · brand names'],
    ['origin tracing and android apps', 'any of origin tracing · android apps'],
    ['a1 and b2 and c3 and d4 and e5 and f6 and g7', 'any of a1 · b2 · c3 · d4 · e5 · f6 · g7'],
    ['speech or audio', 'any of speech · audio'],
    ['speech / audio', 'any of speech · audio'],
    ['agents or diffusion', 'any of agents · diffusion'],
    ['agents / diffusion', 'any of agents · diffusion'],
    ['tabular data and time series -survey', 'any of tabular data · time series -survey'],
    ['agents and "world models" has:code', 'any of agents · "world models" has:code'],
    ['agents and planning, memory, and robots', 'any of agents · planning · memory · robots'],
    [
      'large language models, video generation and robots',
      'any of large language models · video generation · robots',
    ],
    [
      'video generation and large language models has:code',
      'any of video generation · large language models has:code',
    ],
  ])('parts %s where no paper writes it so', (typed, meant) => {
    const { query, notes } = read(typed);
    expect(queryInWords(query)).toBe(meant);
    expect(notes).toEqual([`Read as ${meant}`]);
  });

  it.each([
    'speech and audio',
    'Retrieval and Generation',
    'text & image',
    'world models and time series',
    'time series and world models',
    '"speech" and audio',
  ])('is of one in %s, which papers write, and that is said', (typed) => {
    const { query, notes } = read(typed);
    expect(query.or).toEqual([]);
    expect(notes.join()).toContain('Read as one topic');
  });

  it.each([
    ['reasoning about time and space', 'reasoning about time and space'],
    ['agents', 'agents'],
    ['and agents', 'and agents'],
    ['agents, diffusion', 'any of agents · diffusion'],
    [
      'a1 and b2 and c3 and d4 and e5 and f6 and g7 and h8',
      'a1 and b2 and c3 and d4 and e5 and f6 and g7 and h8',
    ],
    [
      'a study of agents and of the diffusion of large models',
      'a study of agents and of the diffusion of large models',
    ],
    ['agents OR speech and audio', 'any of agents · speech and audio'],
  ])('says nothing more in %s', (typed, meant) => {
    const { query, notes } = read(typed);
    expect(queryInWords(query)).toBe(meant);
    expect(notes.join()).not.toMatch(/one topic/);
  });

  it('parts nothing in a search, nor where too little is stored to tell', () => {
    expect(readQuery('agents and diffusion', context).query.or).toEqual([]);
    expect(readQuery('agents and diffusion', { isTopic: true }).query.or).toEqual([]);
  });

  it('means the kept topic afterwards, whatever papers write by then', () => {
    const { topic } = newTopic('agents and diffusion', context);
    expect(topic.text).toBe('agents OR diffusion');
    expect(meansTopic('agents and diffusion', { writes: () => true })(topic)).toBe(true);
    expect(meansTopic('agents, diffusion', context)(topic)).toBe(true);
  });
});

it('follows somebody’s work on a subject as theirs', () => {
  const knows = (kind: string, name: string) => kind === 'author' && name === 'yejin choi';
  const { query } = readQuery("yejin choi's work on reasoning", { knows, isTopic: true });
  expect(queryInWords(query)).toBe('reasoning author:"yejin choi"');
});
