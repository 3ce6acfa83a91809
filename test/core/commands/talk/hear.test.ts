import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { hear } from '#core/commands/talk/hear.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(hear(commands, line));

/** What is heard, and the lines. */
const READ: Readonly<Record<string, readonly string[]>> = {
  '2608.01234': [
    'get the dataset of 2608.01234',
    'get the model of 2608.01234',
    'show me the link to 2608.01234',
    'show me the project of 2608.01234',
    'show repo for 2608.01234',
  ],
  '{"kind":"intent","intent":{"command":"forget","options":{"whose":"me"}}}': [
    'delete all stored about me',
    'delete all you have stored about me',
    'delete what you know about me',
    'delete whatever you store of me',
    'wipe of me',
  ],
  'similar 2608.01234 limit:5': ['5 papers like 2608.01234'],
  'today yesterday': ['yesterday?!'],
};

describe('what is heard', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });
});
