import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listTrimmer } from '#sources/shared/list-trimmer.ts';

function trimmed(pieces: readonly string[], longest: number): string {
  const trimmer = listTrimmer(longest);
  for (const piece of pieces) trimmer.push(piece);
  return trimmer.text();
}

describe('a list with a row that is too long', () => {
  it('keeps the others as they are, also where brackets, commas and quotes stand in texts', () => {
    const rows = ['{"a":"], [{,"}', '[1,[2]]', '"a\\"],\\\\"', '7', '{}'];
    const long = `{"id":"x","text":"${'\\", ['.repeat(50)}"}`;
    expect(trimmed([` [${rows.join(' , ')}, ${long} ]`], 40)).toBe(` [${rows.join(' , ')},null]`);
    expect(trimmed([`[${long},1]`], 40)).toBe('[null,1]');
  });

  it('is the same in whatever pieces it arrives', () => {
    const json = fc.array(fc.jsonValue()).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(
        json,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 60 }),
        (text, size, longest) => {
          const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
          const rows = (JSON.parse(text) as unknown[]).map((row) =>
            JSON.stringify(row).length > longest ? null : row,
          );
          expect(trimmed(pieces, 1_000_000)).toBe(text);
          expect(JSON.parse(trimmed(pieces, longest))).toEqual(rows);
        },
      ),
    );
  });

  it('is told from what is no list', () => {
    const begins = (text: string) => {
      const trimmer = listTrimmer(10);
      trimmer.push(text);
      return trimmer.isList();
    };
    expect(['\n [', '[1', '{"a":[1]}', '   ', '"['].map(begins)).toEqual([true, true, false, false, false]);
  });
});
