import { expect, it } from 'vitest';
import { isShortOf } from '#core/search/reading/short-names.ts';

const words = (text: string) => text.toLowerCase().split(/[\s,]+/);

it.each([
  ['uc berkeley', 'University of California, Berkeley', true],
  ['mit', 'Massachusetts Institute of Technology', true],
  ['ucsd', 'University of California at San Diego', true],
  ['nus', 'National University of Singapore', true],
  ['mit csail', 'Massachusetts Institute of Technology', false],
  ['berkeley', 'University of California, Berkeley', false],
  ['uc', 'Cornell University', false],
  ['u berkeley', 'University of California, Berkeley', false],
  ['university of california', 'University of California, Berkeley', false],
])('%s is short for %s: %s', (typed, name, isShort) => {
  expect(isShortOf(words(typed), words(name))).toBe(isShort);
});
