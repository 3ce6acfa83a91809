import { expect, it } from 'vitest';
import { pageActions } from '#core/format/page-actions.ts';

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
