import { expect, it } from 'vitest';
import { pageActions, pageRange } from '#core/format/page-actions.ts';

const to = (page: number) => ({ command: 'search', options: { page } });
const labelled = (page: number, last: number) =>
  pageActions(page, last, to).map(({ label, options }) => `${label} ${options?.page}`);

it.each([
  [1, 1, []],
  [1, 3, ['Next page 2']],
  [2, 3, ['Previous page 1', 'Next page 3']],
  [3, 3, ['Previous page 2']],
  [9, 3, ['Previous page 3']],
  [2, 0, []],
])('page %i of %i leads to %j', (page, last, labels) => {
  expect(labelled(page, last)).toEqual(labels);
});

it.each([
  [{ first: 0, shown: 5, total: 27 }, '', '1 to 5 of 27'],
  [{ first: 25, shown: 2, total: 27 }, '', '26 to 27 of 27'],
  [{ first: 26, shown: 1, total: 27 }, '', 'No 27 of 27'],
  [{ first: 0, shown: 1, total: 27 }, '', 'No 1 of 27'],
  [{ first: 0, shown: 27, total: 27 }, '', '27 papers'],
  [{ first: 0, shown: 1, total: 1 }, '', '1 paper'],
  [{ first: 0, shown: 8, total: 8 }, ', 3 with all words', '8 papers, 3 with all words'],
  [{ first: 0, shown: 100, total: 100 }, '+, none with all words', '1 to 100 of 100+, none with all words'],
])('of %j%s is said: %s', (page, words, said) => {
  expect(pageRange(page, words)).toBe(said);
});
