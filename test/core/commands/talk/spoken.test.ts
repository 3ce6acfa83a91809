import { expect, it } from 'vitest';
import { commandNamed, firstWord, isNamed } from '#core/commands/talk/spoken.ts';

const COMMANDS = [{ name: 'search' }, { name: 'mute' }];

it.each([
  ['search', 'search'],
  ['/search', 'search'],
  ['MUTE', 'mute'],
  ['mu/te', undefined],
  ['//mute', undefined],
  ['mutes', undefined],
  ['', undefined],
  [undefined, undefined],
])('%j names %j', (word, name) => {
  expect(commandNamed(COMMANDS, word)?.name).toBe(name);
  expect(isNamed(COMMANDS, word)).toBe(name !== undefined);
});

it.each([
  ['Search agents today', 'Search'],
  ['today', 'today'],
  ['top\nweek\nlist', 'top'],
  [' today', ''],
  ['', ''],
])('%j begins with %j', (line, word) => expect(firstWord(line)).toBe(word));
