import { describe, expect, it } from 'vitest';
import { severalAtOnce } from '#core/commands/meant/several-at-once.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(severalAtOnce(line));

/** What is meant or said, and the lines that it is said to. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing was done, as a line does one thing: type FOLLOW AGENTS, then MUTE ROBOTICS.': [
    'FOLLOW AGENTS AND MUTE ROBOTICS',
  ],
  'Nothing was done, as a line does one thing: type follow agents, then mute robotics.': [
    'follow agents and mute robotics',
  ],
  'Nothing was done, as a line does one thing: type search agents, then follow agents, then follow robots, then mute games.':
    ['search agents, follow agents, follow robots, mute games'],
};

describe('several commands in one line', () => {
  describe.each(Object.entries(READ))('are answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'follow pause and resume',
    'please follow agents and mute robotics',
    'search agents, follow agents, follow robots, mute games, mute chess',
    'today but mute games',
  ])('are none: %s', (line) => expect(read(line)).toBe('nothing'));
});
