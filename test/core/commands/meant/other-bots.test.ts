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
    '$  npm start -- today',
    '$ npm start -- today',
    '/dailypapers today',
    '/papers /papers today',
    '<@U123> today',
    '@arxivbot today',
    'npm run start today',
    'paperboy  today',
    'papers  today',
    'papers today',
  ],
  'today agents': [
    'today | grep  agents',
    'today | grep -i  agents',
    'today | grep -iv agents',
    'today | grep agents',
    'today|grep agents',
  ],
  'search agents': ['/gpt search agents', '<@!123|bot>: search agents', 'search:agents'],
  '/5a agents': ['/5a agents'],
  '/gpt': ['/gpt'],
  '/papers': ['/papers'],
  '/papers today': ['/papers /papers /papers /papers /papers today'],
  '/today': ['/today'],
  '@paperboy today': ['@paperboy today'],
  'foo bar/baz': ['!foo bar/baz'],
  'gpt4 search agents': ['/gpt4 search agents'],
  papers: ['!papers'],
  'papers agents': ['papers agents'],
  'papers save agents': ['papers save agents'],
  'paperx today': ['/paperx today'],
  're search: agents': ['re search: agents'],
  'robot arms': ['!robot arms'],
  'robots @arxivbot today': ['robots @arxivbot today'],
  topics: ['papers topics'],
  'unsave agents': ['papers unsave agents'],
  'xpapers today': ['/xpapers today'],
};

describe('a line for another bot', () => {
  describe.each(Object.entries(READ))('is the line: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });
});
