import { expect, it } from 'vitest';
import { BLOCK, DIMENSIONS } from '#store/search/postings/layout.ts';
import { type ContentVectors, learnedVectors } from '#store/taste/content.ts';
import type { Features } from '#store/taste/features.ts';
import { rankByKinship } from '#store/taste/kinship.ts';

/** Papers that have just this content, from row 0 on, and others of which each points elsewhere. */
function contentsOf(own: readonly (readonly number[])[]): ContentVectors {
  const others = Array.from({ length: 40 }, (_, at) => [0, 0, 0, 0, ...Array(at).fill(0), at % 2 ? 90 : -90]);
  const all = [...own, ...others];
  const block = new Int8Array(Math.min(BLOCK, all.length) * DIMENSIONS);
  all.forEach((values, row) => {
    block.set(values, row * DIMENSIONS);
  });
  return learnedVectors({ length: new Uint16Array(all.length), vectors: new Map([[0, block]]) });
}

const unknown = (): Features => new Map();
const rowsOf = (ranked: ReturnType<typeof rankByKinship>) => ranked.map(({ row }) => row);

it('what a paper is about comes before the words that it shares', () => {
  const contents = contentsOf([
    [100, 20],
    [100, 25],
    [10, 100],
  ]);
  const candidates = [
    { row: 2, words: 1 },
    { row: 1, words: 0.2 },
  ];
  const ranked = rankByKinship(contents, 0, candidates, unknown);
  expect(rowsOf(ranked)).toEqual([1, 2]);
});

it('of two papers as near as each other, the one that is near to the others like it comes first', () => {
  // Row 1 leans to where rows 3 and 4 are, row 2 to where nobody is.
  const contents = contentsOf([
    [100, 0, 0],
    [100, 60, 0],
    [100, 0, 60],
    [100, 50, 0],
    [100, 55, 0],
  ]);
  const candidates = [2, 1, 3, 4].map((row) => ({ row, words: 0 }));
  const ranked = rankByKinship(contents, 0, candidates, unknown);
  expect(ranked.find(({ row }) => row === 1)?.score).toBeGreaterThan(
    ranked.find(({ row }) => row === 2)?.score ?? 0,
  );
  expect(rowsOf(ranked).at(-1)).toBe(2);
});

it('of papers about the same, the one that says it in the same words and pairs of words comes first', () => {
  const contents = contentsOf([
    [100, 0],
    [100, 0],
    [100, 0],
  ]);
  const wordings: Features[] = [
    new Map<string | number, number>([
      ['cache', 0.6],
      [7, 0.8],
    ]),
    new Map([['cache', 1]]),
    new Map([[7, 1]]),
  ];
  const candidates = [1, 2].map((row) => ({ row, words: 0 }));
  const ranked = rankByKinship(contents, 0, candidates, (row) => wordings[row] ?? new Map());
  expect(rowsOf(ranked)).toEqual([2, 1]);
});

it('compares the nearest 40 alone, so that an answer takes as long in any archive', () => {
  const asked: number[] = [];
  const contents = contentsOf([[100], [90]]);
  const candidates = Array.from({ length: 60 }, (_, at) => ({ row: at + 1, words: at / 60 }));
  const ranked = rankByKinship({ ...contents, vectorOf: () => undefined }, 0, candidates, (row) => {
    asked.push(row);
    return new Map();
  });
  expect(rowsOf(ranked)).toEqual(Array.from({ length: 40 }, (_, at) => at + 21));
  expect(asked).toHaveLength(41);
});

it('goes by distinctive words alone before anything was learned', () => {
  const nothing = learnedVectors({ length: new Uint16Array(3), vectors: new Map() });
  const candidates = [
    { row: 1, words: 0.5 },
    { row: 2, words: 1 },
  ];
  const ranked = rankByKinship(nothing, 0, candidates, undefined);
  expect(ranked.map(({ row, score }) => [row, score])).toEqual([
    [2, 0.25],
    [1, 0.125],
  ]);
});
