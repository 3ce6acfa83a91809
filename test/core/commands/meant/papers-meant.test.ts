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
    'do not want 2608.01234 in my list of agents',
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
    'export 2608.01234 to zotero',
    'send this 2608.01234 to my zotero library',
    'add 2608.01234 into overleaf',
    'import 2608.01234 for latex',
  ],
  'paper 2608.01234': [
    '@ article {x, eprint={2608.01234}}',
    '@article{x, title={Agents That Act}, eprint={2608.01234}}',
    'robots not for us 2608.01234',
    'this is interesting, not 2608.01234',
    '2608.01234 5?',
    'remove 2608.01234 from my library please',
    'remove 2608.01234 from the web',
    '2608.01234 5? ',
    'please export 2608.01234 to zotero',
    'export 2608.01234 to zotero groups',
  ],
  'save 2608.01234': [
    'add to my list 2608.01234 robots',
    'add to my saved 2608.01234 robots',
    'to my saved 2608.01234',
    'resave 2608.01234',
    're-save: 2608.01234',
    'favorite 2608.01234',
    'favourite 2608.01234',
    'star and then keep 2608.01234',
    'add 2608.01234 to bookmarks',
    'add 2608.01234 to my bookmark list',
    'move 2608.01234 to favorites',
    'put 2608.01234 on the read-later pile',
    'put 2608.01234 on my read later list',
    'throw 2608.01234 in our toread papers',
    'stick 2608.01234 on to-read paper',
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
  'paper 2608.01234 export:ris': [
    '2608.01234 ris',
    'push it 2608.01234 to mendeley',
    'export 2608.01234 into my endnote library',
    'how to export 2608.01234 to endnote',
    'export 2608.01234 to endnote notes',
  ],
  'There is no APA here, which a program for references makes of the file that comes by paper 2608.01234 bibtex (also ris, csl).':
    ['cite 2608.01234 in apa'],
  'There is no MLA here, which a program for references makes of the file that comes by paper 2608.01234 2608.01235 bibtex (also ris, csl).':
    ['2608.01234 2608.01235 mla'],
  'search Four Bits of Weight': [' @article{a, title={Four Bits of Weight}, author={A}}'],
  'unsave 2608.01234': [
    "i don't want 2608.01234 in my list any more",
    'i dont need 2608.01234 in the library',
    "i don't want 2608.01234 among the saved papers",
    'i no longer want 2608.01234 saved',
    'not need 2608.01234 in my saved list any longer',
    'do not want 2608.01234 in my saved papers now',
    'do not want 2608.01234 saved anymore',
    'not want 2608.01234 saved paper',
    'unbookmark 2608.01234',
    'un-star 2608.01234',
    'remove 2608.01234',
    'remove 2608.01234 from my saved papers',
    'delete it 2608.01234 off the reading list',
    'throw that paper away 2608.01234',
    'take 2608.01234 out of our favorites',
    'kick 2608.01234 from my favourites',
    'remove 2608.01234 from all my bookmarks',
    'drop 2608.01234 from bookmark',
    'clear 2608.01234 from the saved article',
    'clear 2608.01234 from the saved paper',
  ],
  'undo unsave 2608.01234': [
    'bring 2608.01234 back',
    'bring back 2608.01234',
    'get the paper 2608.01234 back',
    'i want 2608.01234 back',
    'want it back 2608.01234',
    'give me 2608.01234 back again',
    'put it back 2608.01234',
    'put back 2608.01234',
    'restore 2608.01234',
    'restore the paper 2608.01234',
    'undelete 2608.01234',
    'un-delete 2608.01234',
    'ununsave 2608.01234',
    'un-unsave 2608.01234',
    'readd 2608.01234 to my list',
    're-add 2608.01234 into my saved papers',
    'recover that paper 2608.01234',
    'recover paper 2608.01234',
    'recover 2608.01234 from my bookmark',
    'recover 2608.01234 from the saved paper',
  ],
  'paper 2608.01234 export': ['export 2608.01234', '2608.01234: export', 'export 2608.01234 ...'],
  'paper 2608.01234 2608.01235 export:ris': ['add both 2608.01234 2608.01235 in papers'],
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
    'please unbookmark 2608.01234',
    'how to restore 2608.01234',
    'restore 2608.01234 somehow',
    'to resave 2608.01234',
    'resave 2608.01234 twice',
    'to export 2608.01234',
    'export 2608.01234 twice',
    'save 2608.01234 for later',
  ])('is nothing: %s', (line) => expect(read(line)).toBe('nothing'));
});

it('is looked for in lines of 400 letters at most', () => {
  const liked = 'i like 2608.01234'.padEnd(400, ' a');
  expect(read(liked)).toBe('like 2608.01234');
  expect(read(`${liked}a`)).toBe('nothing');
  const shown = 'what of 2608.01234'.padEnd(400, ' a');
  expect(read(shown)).toBe('paper 2608.01234');
  expect(read(`${shown}a`)).toBe('nothing');
});

it('is no more than ten papers of what is pasted, each once', () => {
  const ids = Array.from({ length: 11 }, (_, at) => `2608.010${at + 10}`);
  const pasted = [ids[0], ...ids].map((id) => `@misc{x, eprint={${id}}}`).join(' ');
  expect(read(pasted)).toBe(`paper ${ids.slice(0, 10).join(' ')}`);
});
