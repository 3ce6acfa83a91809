import { expect, it } from 'vitest';
import { isShortId, slippedId } from '#core/search/reading/slipped-id.ts';

it.each([
  ['26072.4653', '2607.24653'],
  ['260.724653', '2607.24653'],
  ['260724653', '2607.24653'],
  ['2607-24653', '2607.24653'],
  ['2607,24653', '2607.24653'],
  ['2607 24653', '2607.24653'],
  ['arXiv:2607 . 24653', '2607.24653'],
  ['26O7.24653v2', '2607.24653'],
  ['2607.2465l', '2607.24651'],
  ['0704,1234', '0704.1234'],
])('%s is %s with a slip', (typed, id) => {
  expect(slippedId(typed)).toBe(id);
});

it.each([
  '2607.24653',
  '2613.12345',
  '2607.2465',
  '20260820',
  '20/08/2026',
  'agents',
  '123456789',
  '07041234',
  '',
])('%s is none', (typed) => {
  expect(slippedId(typed)).toBeUndefined();
});

it('has a digit too few since 2015', () => {
  expect(['2607.2465', '1412.1234', '2607.24653'].map(isShortId)).toEqual([true, false, false]);
});
