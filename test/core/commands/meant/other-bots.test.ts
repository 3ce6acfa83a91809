import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { withoutPrefixes } from '#core/commands/meant/other-bots.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(withoutPrefixes(commands, line));

/** The line that is meant, and how it is typed for other bots. */
const READ: Readonly<Record<string, readonly string[]>> = {
  today: [
    '!papers today',
    '!today',
    '$ npm start -- today',
    '/papers /papers today',
    '<@U123> today',
    '@arxivbot today',
    'npm run start today',
    'paperboy  today',
    'papers  today',
    'papers today',
  ],
  'search agents': ['/gpt search agents', '<@!123|bot>: search agents', 'search:agents'],
  '/gpt': ['/gpt'],
  '/papers': ['/papers'],
  '/papers today': ['/papers /papers /papers /papers /papers today'],
  '/today': ['/today'],
  '@paperboy today': ['@paperboy today'],
  papers: ['!papers'],
  'papers agents': ['papers agents'],
  'robot arms': ['!robot arms'],
  'today agents': ['today | grep agents'],
};

describe('a line for another bot', () => {
  describe.each(Object.entries(READ))('is the line: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });
});
