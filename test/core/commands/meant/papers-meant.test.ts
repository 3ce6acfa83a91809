import { describe, expect, it } from 'vitest';
import { papersShown, paperWanted } from '#core/commands/meant/papers-meant.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(paperWanted(line) ?? papersShown(line));

/** The line that is meant, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'dismiss 2608.01234 for me': [
    'dont show 2608.01234',
    'don’t show 2608.01234',
    "i don't want 2608.01234",
    'i dont want 2608.01234',
    'i read 2608.01234',
    'i read it 2608.01234',
    "i'm not really interested in 2608.01234",
    "i've know 2608.01234",
    'im no interest 2608.01234',
    'never show 2608.01234',
    'not interested in 2608.01234',
    'seen 2608.01234',
    'uninterested 2608.01234',
  ],
  'like 2608.01234 less': [
    ':thumbsdown: 2608.01234',
    "didn't like 2608.01234",
    'didnt like 2608.01234',
    'dislike 2608.01234',
    'dont like 2608.01234',
    'downvote 2608.01234',
    'get less 2608.01234',
    "i don't like 2608.01234",
    'less like 2608.01234',
    'thumb down 2608.01234',
    ':1: 2608.01234',
  ],
  'like 2608.01234': [
    ':thumbsup: 2608.01234',
    'enjoy 2608.01234',
    'i like 2608.01234',
    'likes 2608.01234',
    'love 2608.01234',
    'loved 2608.01234',
    'this is good 2608.01234',
    'thumb up 2608.01234',
    '❤ 2608.01234',
  ],
  'paper 2608.01234 export:bibtex': [
    'apa citation 2608.01234',
    'bib 2608.01234',
    'citation of 2608.01234',
    'cite 2608.01234',
    'how to cite 2608.01234',
  ],
  'paper 2608.01234': [
    '@ article {x, eprint={2608.01234}}',
    '@article{x, title={Agents That Act}, eprint={2608.01234}}',
    'robots not for us 2608.01234',
    'this is interesting, not 2608.01234',
    '2608.01234 5?',
  ],
  'save 2608.01234': [
    'add to my list 2608.01234 robots',
    'add to my saved 2608.01234 robots',
    'to my saved 2608.01234',
  ],
  'dismiss 2608.01234': ["we're not interested in 2608.01234", 'were not interested 2608.01234'],
  'paper 2608.01234 2608.01235': [
    '2608.01234 and 2608.01235',
    '@article{x, eprint={2608.01234}} @misc{b, eprint={2608.01235}}',
  ],
  'search Agents That Act': [
    '@article{x, title={"Agents" That {Act} }}',
    '@article{x, title={{Agents} That Act}}',
  ],
  'like 2608.01234 2608.01235 less': ['👎 2608.01234 and 2608.01235'],
  'paper 2608.01234 export:csl': ['csl 2608.01234'],
  'paper 2608.01234 export:ris': ['2608.01234 ris'],
  'There is no APA here, which a program for references makes of the file that comes by paper 2608.01234 bibtex (also ris, csl).':
    ['cite 2608.01234 in apa'],
  'There is no MLA here, which a program for references makes of the file that comes by paper 2608.01234 2608.01235 bibtex (also ris, csl).':
    ['2608.01234 2608.01235 mla'],
  'search Four Bits of Weight': [' @article{a, title={Four Bits of Weight}, author={A}}'],
};

describe('what is wanted of papers that are named', () => {
  describe.each(Object.entries(READ))('is the line: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'for later 2608.01234 robots',
    'robots ? 2608.01234',
    'robots citation of 2608.01234',
    'robots cite 2608.01234',
    'robots dislike 2608.01234',
    'robots dont like 2608.01234',
    'robots hide 2608.01234',
    'robots less 2608.01234',
    'robots pin 2608.01234',
    'robots seen 2608.01234',
    'robots 👎 2608.01234',
    'save 2608.01234 for later',
    'see @article{x, eprint={2608.01234}}',
    'seen 2608.01234 robots',
    '👎 2608.01234s',
    '2608.01234 csl_json',
    '2608.01234 ?',
  ])('is nothing: %s', (line) => expect(read(line)).toBe('nothing'));
});
