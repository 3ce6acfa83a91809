import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { askingNothing, withoutCourtesy } from '#core/commands/talk/courtesy.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(askingNothing(line) ?? withoutCourtesy(commands, line));

/** What it is that asks for nothing, or the line without courtesy, and how it is typed. */
const READ: Readonly<Record<string, readonly string[]>> = {
  who: [
    'are you a language model',
    'are you chatgpt',
    'what is your name ?',
    "what's your name",
    'whatre you',
    'whats your name',
    'who’re you',
    'who’s paperboy',
  ],
  'search agents': [
    'ok search agents',
    'oops search agents',
    'so, then search agents',
    'Sorry search agents',
  ],
  complaint: ['bad bot!', 'this is useless', 'This bot SUCKS'],
  robots: ['Wait, robots', 'my mistake, robots'],
  sorry: ['SORRY', 'Sorry, wrong channel'],
  'hey today': ['hey hey hey hey today'],
  'show me papers about agents': ['now then show me papers about agents'],
  'tell me who are you': ['tell me who are you'],
  'what is new': ['and  what is new', 'okay, what is new', 'ok what is new'],
  'who are you to judge': ['who are you to judge'],
  version: [
    'what version',
    'what version is this',
    'what version is it, please',
    'which version are you running ?!',
    'what version are you',
    'whats your version',
    "what's the version",
    'what’s the version, please.',
    'version please',
    'show version',
    'show me version',
    'tell me your version',
    "paperboy's version",
    'paperboy’s version',
    'paperboys version',
    'paperboy version',
  ],
  'search agents and robots': ['can you search agents and robots'],
  today: ['today!'],
  'search agents!': ['search agents!'],
  'which papers are new': ['so, which papers are new'],
};

describe('a line with courtesy in it', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });
});
