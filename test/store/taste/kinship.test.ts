import { expect, it } from 'vitest';
import { BLOCK, DIMENSIONS } from '#store/search/postings/layout.ts';
import type { ContentVectors } from '#store/taste/content.ts';
import { rankByKinship } from '#store/taste/kinship.ts';

/** Papers that have just this content, from row 0 on, and others of which each points elsewhere. */
function contentsOf(own: readonly (readonly number[])[]): ContentVectors {
  const others = Array.from({ length: 40 }, (_, at) => [0, 0, 0, 0, ...Array(at).fill(0), at % 2 ? 90 : -90]);
  const all = [...own, ...others];
  const block = new Int8Array(Math.min(BLOCK, all.length) * DIMENSIONS);
  all.forEach((values, row) => {
    block.set(values, row * DIMENSIONS);
  });
  return { length: new Uint16Array(all.length), vectors: new Map([[0, block]]) };
}

const rowsOf = (ranked: ReturnType<typeof rankByKinship>) => ranked.map(({ row }) => row);

it('what a paper is about comes before the words that it shares', () => {
  const contents = contentsOf([
    [100, 20],
    [100, 25],
    [10, 100],
  ]);
  const ranked = rankByKinship(contents, 0, [
    { row: 2, words: 1 },
    { row: 1, words: 0.2 },
  ]);
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
  const ranked = rankByKinship(contents, 0, candidates);
  expect(ranked.find(({ row }) => row === 1)?.score).toBeGreaterThan(
    ranked.find(({ row }) => row === 2)?.score ?? 0,
  );
  expect(rowsOf(ranked).at(-1)).toBe(2);
});

it('goes by words alone before anything was learned', () => {
  const nothing = { length: new Uint16Array(3), vectors: new Map() };
  const ranked = rankByKinship(nothing, 0, [
    { row: 1, words: 0.5 },
    { row: 2, words: 1 },
  ]);
  expect(ranked.map(({ row, score }) => [row, score])).toEqual([
    [2, 0.25],
    [1, 0.125],
  ]);
});
