import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { searchOf } from '#core/commands/talk/searching/search-of.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(searchOf(commands, line));

/** The search, and what is said. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'search{"query":"agents since:\\"2 weeks ago\\""}': ['agents  in the last two weeks'],
  'search{"query":"rag","sort":"stars"}': [
    'rag sort:stars',
    'rag sort=stars',
    'sort:stars rag',
    'rag sort: stars',
  ],
  'search{"limit":"1000","query":"rag"}': ['rag limit:1000', 'rag limit 1000', 'limit:1000 rag'],
  'search{"page":"0","query":"rag has:code"}': ['rag has:code page:0', 'rag has:code page 0'],
  'search{"page":"2","query":"\\"world models\\"","sort":"date"}': ['"world models" page 2 sort:date'],
  'search{"query":"bubble sort"}': ['bubble sort'],
  'search{"query":"limit cycles of pages"}': ['limit cycles of pages'],
  'search{"query":"sort:date"}': ['sort:date'],
  'search{"query":"page 7 layout models"}': ['page 7 layout models'],
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
