import { expect, it } from 'vitest';
import { inFull, isShortForm, isShortOf, unshortened } from '#core/search/reading/short-names.ts';

const words = (text: string) => text.toLowerCase().split(/[\s,]+/);

it.each([
  ['uc berkeley', 'University of California, Berkeley', true],
  ['mit', 'Massachusetts Institute of Technology', true],
  ['ucsd', 'University of California at San Diego', true],
  ['nus', 'National University of Singapore', true],
  ['mit csail', 'Massachusetts Institute of Technology', false],
  ['berkeley', 'University of California, Berkeley', false],
  ['berkeley berkeley', 'University of California, Berkeley', false],
  ['uc berkeley berkeley', 'University of California, Berkeley', false],
  ['uc uc', 'University of California, Berkeley', false],
  ['ucla la', 'University of California, Los Angeles', false],
  ['uc', 'Cornell University', false],
  ['u berkeley', 'University of California, Berkeley', false],
  ['university of california', 'University of California, Berkeley', false],
])('%s is short for %s: %s', (typed, name, isShort) => {
  expect(isShortOf(words(typed), words(name))).toBe(isShort);
});

it.each([
  ['pku', 'peking university'],
  ['hku', 'university hong kong'],
  ['bit', 'beijing institute technology'],
  ['zju ai lab', 'zhejiang university ai lab'],
  ['uiuc', 'university illinois urbana champaign'],
])('%s is in full %s', (typed, full) => expect(inFull(words(typed))?.join(' ')).toBe(full));

it.each(['peking university', 'university of hong kong', 'constructor', 'mit'])(
  '%s is no such name',
  (typed) => expect(inFull(words(typed))).toBeUndefined(),
);

it.each([
  ['Univ. of Oxford', 'University of Oxford'],
  ['univ of Oxford', 'University of Oxford'],
  ['Uni Oxford', 'University Oxford'],
  ['Inst. of Tech.', 'Institute of Technology'],
  ['University of Oxford', 'University of Oxford'],
])('%s is %s with its words whole', (name, whole) => expect(unshortened(name)).toBe(whole));

it.each([
  ['mit', true],
  ['uc', true],
  ['u', false],
  ['berkeley', false],
  ['mit2', false],
  ['2mit', false],
])('%s may be initials: %s', (word, may) => expect(isShortForm(word)).toBe(may));
