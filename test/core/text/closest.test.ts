import { expect, it } from 'vitest';
import { closest } from '#core/text/closest.ts';

const COMMANDS = [
  'follow',
  'Search',
  'similar',
  'top',
  'why',
  'subscribe',
  'unsubscribe',
  'unfollow',
  'mute',
];

it.each([
  ['serach', 'Search'],
  ['SEARCH', 'Search'],
  ['se', 'Search'],
  ['sub', 'subscribe'],
  ['folow', 'follow'],
  ['tip', 'top'],
  ['tops', 'top'],
  ['subscrbie', 'subscribe'],
  ['unsusbcrib', 'unsubscribe'],
  ['unollow', 'unfollow'],
  ['muet', 'mute'],
  ['s', undefined],
  ['tap water', undefined],
  ['wxz', undefined],
  ['folwo', 'follow'],
  ['flw', undefined],
  ['similaxy', 'similar'],
  ['subscrxyz', 'subscribe'],
  ['similxyz', undefined],
  [`similar${'x'.repeat(80)}`, undefined],
  ['', undefined],
])('of some commands, %s is nearest to %s', (word, command) => {
  expect(closest(word, COMMANDS)).toBe(command);
});
