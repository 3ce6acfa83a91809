import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { slippedCommand } from '#core/commands/talk/slipped-command.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(slippedCommand(commands, line));

/** The line that is meant, and how it is misspelt. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'why 2608.01234': ['whyy 2608.01234'],
  'saved 2608.01234': ['savee 2608.01234'],
  'similar 2608.01234': ['simlar 2608.01234'],
  'dismis 2608.19854; 2608.19758': ['dismis 2608.19854; 2608.19758'],
  'unsve 2608.19854 2608.19758': ['unsve 2608.19854 2608.19758'],
  'similar hep-th/9901001': ['simlar hep-th/9901001'],
};

describe('a misspelt command before a paper', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'papr 2026',
    'simlar 2608.01234 agents',
    'sim 2608.01234',
    'simlar kronq',
    'simlar 26',
    'simlar robots',
  ])('is none: %s', (line) => expect(read(line)).toBe('nothing'));
});

it('is read in lines of 200 letters at most', () => {
  const line = 'simlar 2608.01234 '.padEnd(200, '.');
  expect(read(line)).toMatch(/^similar 2608/);
  expect(read(`${line}.`)).toBe('nothing');
});
