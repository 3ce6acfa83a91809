import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { isSaidToTheBot, searchedAtOnce } from '#core/commands/talk/searching/searched-at-once.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(searchedAtOnce(commands, line));

/** The search, and the lines that begin one. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'search{"query":"robots"}': [
    'article of robots',
    'i need robots',
    'i’d like robots',
    "let's robots",
    'lets robots',
    'now, , robots',
    'paper of robots',
    'preprint of robots',
    'publication on robots',
    'robots ?',
    'robots??',
    'searching robots',
    'so, robots',
    'thing  on robots',
  ],
  'search{"query":"agents"}': [
    'look up the latest papers on agents',
    'please show me papers on agents, thanks',
    '  show me agents',
  ],
  'search{"query":"b7"}': ['b7'],
  'search{"query":"k-means"}': ['k-means'],
  'search{"query":"now again agents"}': ['ok so and well now again agents'],
  'search{"query":"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"}':
    [
      'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    ],
  'search{"query":"please agents"}': ['please please please please please agents'],
  'search{"query":"retesting"}': ['retesting'],
  'search{"query":"tactile sensing"}': ['looking for work on tactile sensing'],
  'search{"query":"agents please find"}': ['agents please find'],
  'search{"query":"iXm agents"}': ['iXm agents'],
  'search{"query":"youXre agents"}': ['youXre agents'],
  'search{"query":"Attention Is All You Need"}': ['Attention Is All You Need'],
  'search{"query":"chelsea works"}': ['chelsea works'],
};

describe('a line without a command', () => {
  describe.each(Object.entries(READ))('is looked for: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    '2608.01234 robots',
    'A B',
    "can't do that",
    'cant',
    'doesn’t',
    'export',
    'export bibtex',
    'hmm',
    "isn't",
    "it's",
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twentyone',
    'test',
    "won't",
    'you',
    'Paperboy Is Not Great Today',
    'A Paperboy Writes Many Papers',
    "I'm Not A Robot Today",
  ])('is nothing to look for: %s', (line) => expect(read(line)).toBe('nothing'));
});

it('is looked for with 200 letters at most', () => {
  expect(read('x'.repeat(200))).toMatch(/^search/);
  expect(read('x'.repeat(201))).toBe('nothing');
  expect(read('robots 2608.01234')).toBe('nothing');
});

describe('a sentence', () => {
  it.each([
    'you are great',
    'paperboy is down again',
    'thanks, is it you',
    `you are ${'very '.repeat(70)}kind`,
  ])('is said to the bot: %s', (line) => expect(isSaidToTheBot(line)).toBe(true));

  it.each(['you', 'agents for web tasks', 'Are You Sure This Helps', 'did you see 2608.01234'])(
    'is not: %s',
    (line) => expect(isSaidToTheBot(line)).toBe(false),
  );
});
