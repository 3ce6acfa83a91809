import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { askingNothing, withoutCourtesy } from '#core/commands/talk/courtesy.ts';

describe('what asks for nothing that a command does', () => {
  it.each([
    ['', 'nothing'],
    ['  ', 'nothing'],
    [' hey! ', 'greeting'],
    ['good morning everyone', 'greeting'],
    ['ok, thanks a million', 'thanks'],
    ['well done', 'thanks'],
    ['👍🏽 ❤️', 'thanks'],
    [':tada: :+1:', 'thanks'],
    [':q', 'leaving'],
    [':q!', 'leaving'],
    ['EXIT', 'leaving'],
    ['-version', 'version'],
    ['-v', 'version'],
    ['Version', 'version'],
    // What is looked for.
    ['how to exit', undefined],
    ['exit early', undefined],
    ['library version', undefined],
    ['version control', undefined],
    ['hi-C maps', undefined],
    ['thanksgiving', undefined],
    ['emoji 👍', undefined],
    ['👍 emoji', undefined],
    ['42', undefined],
    ['#', undefined],
  ])('%j is %s', (typed, remark) => {
    expect(askingNothing(typed)).toBe(remark);
  });
});

describe('a command', () => {
  it.each([
    ['hello there, paperboy: search agents', 'search agents'],
    ['pls, search agents', 'search agents'],
    ['can you search agents', 'search agents'],
    ['could we please search agents', 'search agents'],
    ["I'd like to search agents", 'search agents'],
    ['I would like you to search agents', 'search agents'],
    ["i'd like today", 'today'],
    ['I want to follow agents', 'follow agents'],
    ['I want you to follow agents', 'follow agents'],
    ['lets search agents', 'search agents'],
    ["let's search agents", 'search agents'],
    ['let me search agents', 'search agents'],
    ['show today', 'today'],
    ['show us  today', 'today'],
    ['give top week', 'top week'],
    ['give me the  top week', 'top week'],
    ['run today', 'today'],
    ['today,thanks', 'today'],
    ['today , thank you !', 'today'],
    ['today plz', 'today'],
    ['today?!', 'today'],
    ['today 5??', 'today 5'],
    ['search agents?', 'search agents'],
    ['search, please', 'search'],
    ['Search please', 'Search please'],
    ['status please', 'status'],
  ])('is left without the courtesy around it: %s', (typed, line) => {
    expect(withoutCourtesy(commands, typed)).toBe(line);
  });

  it.each([
    ['the search let me learn', 'search let me learn'],
    ['could you search the attic', 'search the attic'],
    ['follow agents, thanks to robots', 'follow agents, thanks to robots'],
    ['search please and thank you notes', 'search please and thank you notes'],
    ['search what? and why', 'search what? and why'],
    ['search? agents', 'search? agents'],
    ['can you see agents', 'can you see agents'],
    ['hey agents, please', 'agents, please'],
  ])('has, and what is none, all other words: %s', (typed, line) => {
    expect(withoutCourtesy(commands, typed)).toBe(line);
  });
});
