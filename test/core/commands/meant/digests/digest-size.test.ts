import { describe, expect, it } from 'vitest';
import { digestSize } from '#core/commands/meant/digests/digest-size.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(digestSize(line));

/** What is meant or said, and the lines that it is said to. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. For 3 papers a day type subscribe size:3, for a digest at that hour subscribe 3:00.':
    ['MAKE IT 3', 'make it 3'],
  'Nothing has changed. How many papers come in a digest is set by subscribe size:3, 25 at most.': [
    'keep it more compact',
    'make it shorter',
  ],
  'Nothing has changed. For 23 papers a day type subscribe size:23, for a digest at that hour subscribe 23:00.':
    ['change size for 23'],
};

describe('a digest that is to be shorter or longer', () => {
  describe.each(Object.entries(READ))('is answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(['make it 5 days', 'make it shorter now', 'please make it shorter', 'set it to 24'])(
    'is not wanted: %s',
    (line) => expect(read(line)).toBe('nothing'),
  );
});

it('asks for one paper as one', () => {
  expect(read('make it 1')).toBe(
    'Nothing has changed. For 1 paper a day type subscribe size:1, for a digest at that hour subscribe 1:00.',
  );
});
