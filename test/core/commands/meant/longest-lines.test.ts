import { describe, expect, it } from 'vitest';
import { askedOtherwise } from '#core/commands/meant/asked-otherwise.ts';
import { lineMeant } from '#core/commands/meant/line-meant.ts';
import { inOtherLanguage } from '#core/commands/meant/other-languages.ts';
import { papersShown, paperWanted } from '#core/commands/meant/papers-meant.ts';
import { severalAtOnce } from '#core/commands/meant/several-at-once.ts';
import { topicsMeant } from '#core/commands/meant/topics-meant.ts';
import { wishesMeant } from '#core/commands/meant/wishes-meant.ts';

describe('what is longer than anybody asks is none of it', () => {
  it.each([
    ['a language', inOtherLanguage, 'abonnieren ', 200],
    ['papers', paperWanted, 'cite 2608.01234 ', 400],
    ['papers to show', papersShown, '2608.01234 and 2608.01235 ', 400],
    ['several commands', severalAtOnce, 'follow agents and mute ', 200],
    ['topics', topicsMeant, 'track ', 160],
    ['a wish', wishesMeant, 'most cited ', 160],
    ['a line', (line: string) => lineMeant(line, { named: false }), 'cite 2608.01234 ', 400],
  ])('%s', (_, read, line, longest) => {
    expect(read(line.padEnd(longest, 'x'))).toBeDefined();
    expect(read(line.padEnd(longest + 1, 'x'))).toBeUndefined();
  });

  it('and what is pasted is told so, unless a paper is in it', () => {
    const said = [
      'No command, id or link to a paper is in that. Type some of its words to look for them, or ',
      { command: 'help' },
      ' for what can be asked.',
    ];
    expect(askedOtherwise('x'.repeat(200))).toBeUndefined();
    expect(askedOtherwise('x'.repeat(201))).toEqual({ says: said });
    expect(askedOtherwise(`2608.01234 ${'x'.repeat(201)}`)).toBeUndefined();
  });

  it('nor is a paper without the four digits of an id', () => {
    expect(papersShown('26 and 27')).toBeUndefined();
    expect(paperWanted('cite 123')).toBeUndefined();
  });
});
