import { describe, expect, it } from 'vitest';
import { queryText } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';
import { isPlainList, settled } from '#core/search/reading/settle-tokens.ts';
import { tokensOf } from '#core/search/reading/tokens.ts';

const nobody = {};
/** A typed text in the language as it is written most plainly. */
const read = (typed: string) => queryText(readQuery(typed).query);

describe('a name and its value', () => {
  it.each([
    ['author: Wang agents', 'agents author:Wang'],
    ['author: "Ada Example"', 'author:"Ada Example"'],
    ['-author: Wang', '-author:Wang'],
    ['Author: Wang agents', 'agents author:Wang'],
    ['authors: Wang', 'author:Wang'],
    ['organization: lab', 'org:lab'],
    ['organisation: lab', 'org:lab'],
    ['HAS: code', 'has:code'],
    // Not where the name is quoted, unknown, or no plain value comes after it.
    ['"author:" Wang', 'author Wang'],
    ['foo: bar', 'foo bar'],
    ['author: -Wang', 'author -Wang'],
    ['author: org:lab', 'author org:lab'],
    ['agents author:', 'agents author'],
    ['agents co-author: Wang', 'agents co author Wang'],
    ['foo:author: Wang', 'foo author Wang'],
    ['what it has: a survey', 'what it has a survey'],
    ['Seen Since: a survey', 'Seen Since a survey'],
    ['org:lab one author:Li two', 'one two author:Li org:lab'],
  ])('with a space between: %s', (typed, plain) => {
    expect(read(typed)).toBe(plain);
  });

  it('are said to have been read as one', () => {
    expect(readQuery('author: Wang').notes).toEqual(['Read as author:Wang']);
    expect(readQuery('coauthor: Wang').notes).toEqual([]);
    expect(readQuery('hash: collisions').notes).toEqual([]);
  });

  it('at the end has none, and that is said by the name that was typed', () => {
    expect(readQuery('agents Before:').wrong).toEqual([]);
    expect(readQuery('agents before:').wrong).toEqual([expect.stringContaining('"before" takes a day')]);
    expect(readQuery('agents co-author:').wrong).toEqual([]);
    expect(readQuery('agents conclusion:')).toMatchObject({ wrong: [], notes: [] });
  });

  it('are said to be plain words with all that was typed, where the value is none', () => {
    expect(readQuery('since: soon').notes).toEqual(['Read as since soon']);
    expect(settled(tokensOf('since: soon'), nobody)).toEqual([
      {
        kind: 'value',
        minus: false,
        name: 'since',
        text: 'soon',
        quoted: false,
        typed: 'since: soon',
        loose: true,
      },
    ]);
  });

  it('go on with plain words where such a name is known', () => {
    const all = { knows: () => true };
    expect(queryText(readQuery('author:Ada Example', all).query)).toBe('author:"Ada Example"');
    expect(queryText(readQuery('author:Ada "Example"', all).query)).toBe('Example author:Ada');
    expect(queryText(readQuery('author:Ada org:lab', all).query)).toBe('author:Ada org:lab');
    expect(queryText(readQuery('submitter:ak agents', all).query)).toBe('agents submitter:ak');
    expect(queryText(readQuery('agents planning', all).query)).toBe('agents planning');
  });
});

describe('what is left out', () => {
  it.each([
    ['agents NOT "world models"', 'agents -"world models"'],
    ['agents NOT author:Li', 'agents -author:Li'],
    ['agents NOT survey papers', 'agents papers -survey'],
    ['agents NOT', 'agents'],
    ['agents NOT NOT survey', 'agents -survey'],
    ['agents NOT - survey', 'agents -survey'],
    ['agents - survey', 'agents -survey'],
    ['agents - "world models"', 'agents -"world models"'],
    ['agents - survey author:Li', 'agents -survey author:Li'],
    // A single dash between words, or before what is no word, is a pause.
    ['agents - survey papers', 'agents survey papers'],
    ['agents - survey "x y"', 'agents survey "x y"'],
    ['agents - 3', 'agents 3'],
    ['text - to - image', 'text to image'],
    ['agents - author:Li', 'agents author:Li'],
    ['agents -', 'agents'],
  ])('%s', (typed, plain) => {
    expect(read(typed)).toBe(plain);
  });

  it('is nothing of two words that papers write as one', () => {
    const joins = (before: string, after: string) => `${before}${after}` === 'finetuning';
    const textOf = (typed: string) => queryText(readQuery(typed, { joins }).query);
    expect(textOf('fine - tuning')).toBe('fine tuning');
    expect(textOf('llm fine – tuning')).toBe('llm fine tuning');
    expect(readQuery('fine - tuning', { joins }).notes).toEqual([]);
    expect(textOf('agents - tuning')).toBe('agents -tuning');
    expect(textOf('"fine" - tuning')).toBe('fine -tuning');
    expect(textOf('fine - "tuning"')).toBe('fine -tuning');
    expect(textOf('author:fine - tuning')).toBe('-tuning author:fine');
    expect(textOf('- tuning')).toBe('-tuning');
    expect(textOf('fine NOT tuning')).toBe('fine -tuning');
  });

  it('by a dash of its own is not said twice', () => {
    expect(readQuery('agents - -survey').notes).toEqual([]);
  });
});

describe('commas', () => {
  it.each([
    ['agents, memory', 'agents OR memory'],
    ['agents; memory', 'agents OR memory'],
    ['agents,, memory,', 'agents OR memory'],
    ['agents, one two three', 'agents OR one two three'],
    ['agents, and one two three', 'agents OR one two three'],
    ['agents, "of the world"', 'agents OR "of the world"'],
    ['agents, author:Li, memory', 'agents OR memory author:Li'],
    ['agents, one two three author:Li', 'agents OR one two three author:Li'],
    ['agents, author:Or, memory', 'agents OR memory author:Or'],
    ['text-to-image, state-of-the-art agents', 'text to image OR state of the art agents'],
    // Clauses of a title or a sentence are no list.
    ['agents, one two three four', 'agents one two three four'],
    ['agents, android one two three', 'agents android one two three'],
    ['agents, brand one two three', 'agents brand one two three'],
    ['agents, memory of robots', 'agents memory of robots'],
    ["agents, that's memory", 'agents that s memory'],
    ['agents, and', 'agents and'],
    ['agents, -survey', 'agents -survey'],
    ['agents,', 'agents'],
    ['agents, planning OR memory', 'agents planning OR memory'],
  ])('part a plain list alone: %s', (typed, plain) => {
    expect(read(typed)).toBe(plain);
  });

  it.each([
    ['robots, text to speech', 'robots OR text to speech'],
    ['robots, text to speech models', 'robots OR text to speech models'],
    ['robots, text to image', 'robots text to image'],
    ['robots, large text to speech models', 'robots large text to speech models'],
    ['robots, to speech', 'robots to speech'],
    ['robots, speech to', 'robots speech to'],
  ])('part names with a small word in them that papers write: %s', (typed, plain) => {
    const known = [
      'text to speech',
      'text to speech models',
      'large text to speech models',
      'to speech',
      'speech to',
    ];
    const { query } = readQuery(typed, { writes: (words) => known.includes(words) });
    expect(queryText(query)).toBe(plain);
  });

  it.each([
    'agents',
    'agents memory',
    'agents,',
    ', and memory',
    'agents, author:Li',
    'agents OR memory',
    'agents, planning OR memory',
  ])('make one only between two that are looked for: %s', (typed) => {
    expect(isPlainList(settled(tokensOf(typed), nobody), nobody)).toBe(false);
  });
});
