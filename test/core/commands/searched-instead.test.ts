import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { searchedInstead, searchFor } from '#core/commands/talk/searching/searched-instead.ts';

function offered(line: string): string | undefined {
  const [, command = '', words = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? [];
  const meant = searchedInstead(commands, { command, words });
  return meant && intentLine(commands, meant);
}

describe("words behind a command's name that are none of its own", () => {
  it.each([
    ['web agents', 'search web agents'],
    ['web search', 'search web search'],
    ['web 3D-printing', 'search web 3D-printing'],
    ['feed forward networks', 'search feed forward networks'],
    ['mail server spam detection', 'search mail server spam detection'],
    ['forget gate in LSTM', 'search forget gate in LSTM'],
    ['undo learning', 'search undo learning'],
    ['pause tokens', 'search pause tokens'],
    ['resume parsing', 'search resume parsing'],
    ['settings optimisation', 'search settings optimisation'],
    ['status monitoring', 'search status monitoring'],
    ['topics modelling', 'search topics modelling'],
  ])('are looked for with the name: %s', (line, search) => {
    expect(offered(line)).toBe(search);
  });

  it.each([
    ['similar papers to diffusion', 'search diffusion'],
    ['paper on  diffusion models', 'search diffusion models'],
    ['why do transformers work', 'search transformers work'],
    ['like Mamba', 'search Mamba'],
    ['save energy in data centers', 'search energy in data centers'],
    ['unsave energy', 'search energy'],
    ['dismiss benchmarks', 'search benchmarks'],
    ['help me with world models', 'search world models'],
    ['similar paper', undefined],
    ['similar papers paperclips papers', 'search paperclips'],
  ])('are looked for alone where the name only says what to do: %s', (line, search) => {
    expect(offered(line)).toBe(search);
  });

  it.each([
    ['top agents', 'search agents sort:upvotes'],
    ['top 10 agents papers', 'search agents sort:upvotes'],
    ['top week agents', 'search agents sort:upvotes'],
    ['top robotics papers of the week', 'search robotics sort:upvotes'],
    ['subscribe agents at 9am', 'follow agents'],
    ['top size:3 agents', 'search agents sort:upvotes'],
    ['top agents --size=3', 'search agents sort:upvotes'],
    ['subscribe to agents', 'follow agents'],
    ['subscribe 9am Berlin world models', 'follow world models'],
    ['unsubscribe from agents', 'unfollow agents'],
  ])('are what the command itself knows for them, without what it takes: %s', (line, meant) => {
    expect(offered(line)).toBe(meant);
  });

  it.each([
    'web',
    'web of',
    'feed chanel',
    'web for me',
    'top yesterday week',
    'top 2024',
    'pause for me',
    'undo channel',
    'paper me',
    'mail me@example.org please',
    `web ${'x'.repeat(201)}`,
    'status of the',
    'pause daily',
    'pause weekly',
    'pause monthly',
    'web x',
    'web All',
    'pause name:"two words"',
    'top limit:1',
    'subscribe language:de',
    'forget everything',
    'unsubscribe all',
    'save the first one',
    'save https://example.org/a',
    'help serach',
  ])('are nothing to look for where they are nearly its own, or say nothing: %s', (line) => {
    expect(offered(line)).toBeUndefined();
  });

  it.each(commands.map(({ name }) => name))('have a way on with every command: %s', (name) => {
    const command = commands.find((each) => each.name === name);
    const completion = command?.completes as Record<string, string> | undefined;
    const isAnything = command?.fallback === true || completion?.[command?.rest ?? ''] === 'topic';
    // Whatever is typed there is a topic, or is looked for.
    expect(offered(`${name} protein folding`) !== undefined).toBe(!isAnything);
  });

  it('are nothing to offer where no command searches, or there is none of that name', () => {
    expect(searchFor([], 'agents')).toBeUndefined();
    expect(searchedInstead(commands, { command: 'frobnicate', words: 'agents' })).toBeUndefined();
    expect(searchFor(commands, 'agents', { command: 'web' })).toBeUndefined();
  });

  it('stand on a button, cut where they are long', () => {
    expect(searchFor(commands, 'world models')?.label).toBe('Search for world models');
    expect(searchFor(commands, 'agents', { command: 'follow' })?.label).toBe('Follow agents');
    const label = searchFor(commands, 'word '.repeat(30).trim())?.label ?? '';
    expect(label.length).toBeLessThan(60);
  });
});
