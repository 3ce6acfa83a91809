import { expect, it } from 'vitest';
import { hasWords } from '#core/search/names.ts';
import {
  inFull,
  isInitialsOf,
  isShortForm,
  isShortOf,
  storedAuthor,
  unshortened,
} from '#core/search/reading/short-names.ts';

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

it.each([
  ['mit', 'Massachusetts Institute of Technology', true],
  ['nus', 'National University of Singapore', true],
  ['nus', 'Nanjing University of Science and Technology', false],
  ['hkust', 'The Hong Kong University of Science and Technology', true],
  ['nlp', 'Natural Language Processing Lab', false],
])('%s is all the initials of %s: %s', (letters, name, isAll) =>
  expect(isInitialsOf(letters, words(name))).toBe(isAll),
);

it.each([
  ['yann le cun', 'yann lecun'],
  ['Yann LeCun', 'Yann LeCun'],
  ['ada mc sample', 'ada mcsample'],
  ['xin yu', undefined],
  ['yann le c', undefined],
])('%s is the author %s', (typed, stored) =>
  expect(
    storedAuthor(typed, (name) => ['yann lecun', 'ada mcsample', 'xinyu'].includes(name.toLowerCase())),
  ).toBe(stored),
);

it.each([
  ['Kolter JZ', 'Kolter J. Z.'],
  ['JZ Kolter', 'J. Z. Kolter'],
  ['Kolter, JZ', 'Kolter, J. Z.'],
  ['Kolter ZJZ', undefined],
  ['KOLTER JZ', undefined],
  ['JZ', undefined],
  // What papers write as a word.
  ['Wang RL', undefined],
])('%s with its initials apart is %s', (typed, stored) => {
  const names = ['J. Zico Kolter', 'Ruilin Lu Wang'];
  const isStored = (name: string) => names.some((each) => hasWords(each, name, 'author'));
  expect(storedAuthor(typed, isStored, (word) => word === 'RL')).toBe(stored);
});

it('is a university behind a U', () => {
  expect(unshortened('u of toronto')).toBe('University of toronto');
  expect(unshortened('U. of Oxford')).toBe('University of Oxford');
  expect(unshortened('u ofa')).toBe('u ofa');
});
