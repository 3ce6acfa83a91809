import { describe, expect, it } from 'vitest';
import { goingOn } from '#core/commands/meant/reading/follow-ups.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(goingOn(line));

/** What is said, and the lines that it is said to. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Which search this goes on from is not known: what narrows or orders one stands behind its words, as in search agents has:code.':
    ['ONLY THOSE WITH CODE', 'and only those with code'],
  'Which paper is meant is not known: type similar and its id, which stands with it, or press that in its menu.':
    ['SIMILAR ONES'],
  'Which search this goes on from is not known: what narrows or orders one stands behind its words, as in search agents since:june.':
    ['ONLY THOSE SINCE JUNE'],
  'Which search this goes on from is not known: what narrows or orders one stands behind its words, as in search agents sort:upvotes.':
    ['SORT BY UPVOTES'],
  'Which search this goes on from is not known: what narrows or orders one stands behind its words, as in search agents has:dataset.':
    ['only those with datasets'],
  'Which search this goes on from is not known: what narrows or orders one stands behind its words, as in search agents sort:date.':
    ['sort by date'],
};

describe('what goes on from an answer', () => {
  describe.each(Object.entries(READ))('is answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(['only those since robots', 'only those with classes'])('is not meant: %s', (line) =>
    expect(read(line)).toBe('nothing'),
  );
});
