import { describe, expect, it } from 'vitest';
import { placeInList } from '#core/commands/meant/reading/place-in-list.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(placeInList(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Which papers were shown before is not known: type dismiss and the id of each, which stands with it; its menu or buttons do the same.':
    ['dismiss this', 'dismiss the first one', 'dismiss all of these', 'hide the last paper', 'hide 3'],
  'Which papers were shown before is not known: type like and the id of each, which stands with it; its menu or buttons do the same.':
    ['like that one', 'like the first two'],
  'Which papers were shown before is not known: type paper and the id of each, which stands with it, and “bibtex” behind that; its menu or buttons do the same.':
    ['cite #2', 'cite it', 'bibtex 1 and 2'],
  'Which papers were shown before is not known: type save and the id of each, which stands with it; its menu or buttons do the same.':
    [
      'save the first two',
      'save the first one',
      'save #1',
      'save 1 and 3',
      'save number 2',
      'save it',
      'save this',
      'save that',
      'save that paper',
      'save this one',
      'save all',
      'save all of them',
      'save them all',
      'save the last one',
      'save the top paper',
      'save the top 3 papers of today',
      'bookmark the third paper',
      'SAVE #3',
      'Bookmark the first one',
    ],
  'Which papers were shown before is not known: type why and the id of each, which stands with it; its menu or buttons do the same.':
    ['why this one', 'Why #2'],
};

/** What is none of it. */
const NONE: readonly string[] = [
  'save 2607.07964',
  'save kronq',
  'like robotics',
  'save energy in all layers',
  'like 2608.01234',
  'cite it in my thesis',
];

describe('a paper by its place', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});

it('is named in 80 letters at most', () => {
  expect(read(`save it${' please'.repeat(7)}${' too'.repeat(6)}`)).toMatch(/type save and the id/);
  expect(read(`save it${' please'.repeat(10)} too`)).toBe('nothing');
});
