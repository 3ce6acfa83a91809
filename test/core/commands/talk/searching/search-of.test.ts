import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { searchOf } from '#core/commands/talk/searching/search-of.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(searchOf(commands, line));

/** The search, and what is said. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'search{"query":"agents since:\\"2 weeks ago\\""}': ['agents  in the last two weeks'],
};

describe('a search for what is said', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it('has the options that are given besides', () =>
    expect(searchOf(commands, 'agents newest first', { page: '2' })).toEqual({
      command: 'search',
      options: { query: 'agents', sort: 'date', page: '2' },
    }));

  it('has all words where the command reads none of them otherwise', () => {
    const searches = commands.map(({ readWords: _, ...command }) => command);
    expect(inShort(searchOf(searches, 'agents newest first'))).toBe('search{"query":"agents newest first"}');
  });

  it('is none where no command searches', () => {
    expect(searchOf([], 'agents')).toBeUndefined();
    expect(
      searchOf(
        commands.filter(({ fallback }) => !fallback),
        'agents',
      ),
    ).toBeUndefined();
  });
});
