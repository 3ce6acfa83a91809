import { describe, expect, it } from 'vitest';
import { lineMeant } from '#core/commands/meant/line-meant.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(lineMeant(line, { named: false }));

/** The line that is meant, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  resume: [
    'could you please unpause',
    "i'd like you to unpause",
    'i’d like to unpause',
    "let's unpause",
    'lets unpause',
    'please  unpause',
    'unpause,  thanks',
  ],
  'today on 19.12.': ['on 19.12.'],
};

describe('what is meant by a line', () => {
  describe.each(Object.entries(READ))('is the line: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });
});
