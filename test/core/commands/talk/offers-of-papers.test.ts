import { describe, expect, it } from 'vitest';
import { citationsAsked, offerOfPaper } from '#core/commands/talk/offers-of-papers.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(offerOfPaper(line));

/** What is said, and the lines that it is said to. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Which papers cite which is not known here. Papers like it are found by similar 2608.01234.': [
    'citation 2608.01234',
    'follow up of 2608.01234',
    'followup 2608.01234',
    'reference 2608.01234',
    'what does 2608.01234 cite',
  ],
  'Nothing is explained, or said in other words, here. What it says of itself is shown by paper 2608.01234.':
    [
      'could you please just explain 2608.01234 to me',
      'summarise 2608.01234 in two sentences',
      'tl;dr of 2608.01234 with pictures',
      'tldr 2608.01234 for me',
    ],
  'What you said of it is taken back by forget learning 2608.01234, saved it is no more by unsave 2608.01234, and dismissed no more by unmute 2608.01234.':
    ['change my mind 2608.01234', 'undismiss 2608.01234', 'unlike 2608.01234'],
  'Papers are not compared here. Each is shown by itself: paper 2608.01234, paper 2608.01235.': [
    '2608.01234 vs. 2608.01235',
    'can you compare 2608.01234 and 2608.01235',
  ],
  'There are no reminders. To keep it for later, type save 2608.01234; what is kept, says saved.': [
    'remind me of 2608.01234',
    'set a reminder 2608.01234',
  ],
  'Nothing is translated here. As it is written, it is shown by paper 2608.01234.': ['translate 2608.01234'],
  'Papers are not compared here. Each is shown by itself: paper 2608.01234, paper 2608.01235, paper 2608.01236.':
    ['compare 2608.01234, 2608.01235, 2608.01236 and 2608.01237'],
  'Upvotes are given on Hugging Face alone, at its page there: huggingface.co/papers/2608.01234. To get more papers like it here, type like 2608.01234.':
    ['upvote 2608.01234'],
  'What you have saved is shown by saved, the last ones first.': [
    'is 2608.01234 saved',
    'did i save 2608.01234?',
    'have I bookmarked 2608.01234 already',
    'is 2608.01234 in my reading list',
    'do I have 2608.01234 in my bookmarks',
    'did i bookmark 2608.01234',
  ],
  'A paper is not posted or sent to others from here. It is shown here, with its links to hand on, by paper 2608.01234.':
    [
      'post 2608.01234 to #papers',
      'crosspost 2608.01234 to #papers',
      'cross-post 2608.01234 in the channel',
      'share 2608.01234 with my team',
      'share 2608.01234 with everyone',
      'send 2608.01234 to <#123>',
      'send it to @anna 2608.01234',
      'forward 2608.01234 to our students',
      'share 2608.01234 with colleagues',
      'share 2608.01234 with a colleague',
      'share 2608.01234 with my colleague',
      'share 2608.01234 with my student',
      'drop 2608.01234 in #ml_2-news',
      'drop 2608.01234 in #_x',
      'put 2608.01234 in #9',
      'put 2608.01234 #-',
    ],
};

describe('what is asked of papers and no command does', () => {
  describe.each(Object.entries(READ))('is answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'explain 2608.01234 and simplify',
    'explain 2608.01234 chat',
    'explain eli5 2608.01234',
    'remind me 2608.01234s',
    'robots compare 2608.01234',
    'robots remind me 2608.01234',
    'robots translate 2608.01234',
    'robots vote 2608.01234',
    'well explain 2608.01234 to me',
    'what is 2608.01234 saved for',
    'robots is 2608.01234 saved',
    'share 2608.01234',
    'send me 2608.01234',
    'robots post 2608.01234 to #papers',
    'share 2608.01234 with @7',
    'share 2608.01234, a < b',
    'send 2608.01234 < 3',
    'robots, please compare 2608.01234 and 2608.01235',
    'i said please compare 2608.01234',
    'show 26 papers',
    'compare abc',
  ])('is not asked for: %s', (line) => expect(read(line)).toBe('nothing'));
});

describe('which papers cite one', () => {
  it.each([
    ['agents that cite 2608.01234', true],
    ['2608.01234 and its references', true],
    ['2608.01234 and its references '.padEnd(200, 'x'), true],
    ['2608.01234 and its references '.padEnd(201, 'x'), false],
    ['2608.01234', false],
    ['agents that cite others', false],
  ])('is asked for: %s', (line, isAsked) => {
    expect(inShort(citationsAsked(line))).toBe(
      isAsked
        ? 'Which papers cite which is not known here. Papers like it are found by similar 2608.01234.'
        : 'nothing',
    );
  });
});

describe('a line of 200 letters', () => {
  const line = 'compare 2608.01234 and 2608.01235 '.padEnd(200, 'x');

  it('is the longest that is answered', () => {
    expect(inShort(offerOfPaper(line))).toMatch(/^Papers are not compared here/);
    expect(offerOfPaper(`${line}x`)).toBeUndefined();
  });
});
