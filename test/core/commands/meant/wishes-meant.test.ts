import { describe, expect, it } from 'vitest';
import { wishesMeant } from '#core/commands/meant/wishes-meant.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(wishesMeant(line));

/** What is said, and the lines that it is said to. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Papers are ordered by upvotes, not by comments, stars or citations, and no number of any is asked for: top week, top month; those on a subject by search agents sort:upvotes.':
    [
      'at least 5 upvotes',
      'least star',
      'less 5 citation',
      'less 5 like',
      'more 5 vote',
      'most comment',
      'over 5 star',
      'over 5 upvote',
      'over 55 upvotes',
      'papers with more than 10 stars',
      'top papers of the week with more than 5 stars',
      'top paper of the week with more than 5 stars',
      'top article of the week with more than 5 stars',
    ],
  'Paperboy knows of research papers and nothing else: today has those of the day.': [
    'make me laugh like',
    'order pizza',
    'play some music',
    'sing me a song',
    'tell me laugh in video',
    "what's the weather today",
    'whats the news',
  ],
  'A digest has papers on followed topics first, then those that come near to one, then those with most upvotes; a search has what fits its words best first. Why a paper is where it is, says why and its id.':
    [
      'how are recommendation',
      'how do digest order',
      'how do sort',
      'how is paper rank',
      'how are papers ranked in the digest of the day',
    ],
  'Nothing is drawn by lot here. What is most likely for you is shown by today for me, what most people upvote by top week.':
    ['get random', 'random', 'show me a random paper', 'some random'],
  'Papers like one are found by its id. It stands below the paper in search song: then type similar and the id.':
    ['article like song', 'paper like song'],
  'Papers like one are found by its id. It stands below the paper in search FlexQuant: then type similar and the id.':
    ['papers that are similar to FlexQuant'],
  'Papers like one are found by its id. It stands below the paper in search agents: then type similar and the id.':
    ['thing like agents'],
  'Papers like one are found by its id. It stands below the paper in search robot arms: then type similar and the id.':
    ['more paper similar to  robot arms'],
  'Papers like one are found by its id. It stands below the paper in search robots: then type similar and the id.':
    ['get more work like robots'],
  'Papers like one are found by its id. It stands below the paper in search video: then type similar and the id.':
    ['give me other something  similar to the paper video'],
  'search agents with more than 10 stars': [
    'show papers about agents with more than 10 stars',
    'agents with more than 10 stars',
    'find me all the papers on agents with more than 10 stars',
    'only articles about agents with more than 10 stars',
    'any paper on agents with more than 10 stars',
    'an article on agents with more than 10 stars',
    'ones agents with more than 10 stars',
  ],
  'search agents of the week with more than 5 stars': ['agents of the week with more than 5 stars'],
  'search top agents with more than 5 stars': ['top agents with more than 5 stars'],
  'similar FlexQuant': [
    'whats similar to FlexQuant',
    'what is similar to FlexQuant',
    'anything related to FlexQuant',
    'is there anything similar to FlexQuant',
    'any other papers similar to FlexQuant',
  ],
  'search robots made with more than 5 stars': ['papers robots made with more than 5 stars'],
};

describe('a wish that no command grants', () => {
  describe.each(Object.entries(READ))('is answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'make me laugh robots',
    'random robots',
    'robots how do sort',
    'robots sing',
    'robots something random',
    'robots works like song',
    'something random robots',
    'surprise random',
    'whats similar to this',
    'what work is similar to FlexQuant',
    'how are papers ranked in the digest of the day and in the lists of the week',
  ])('is none: %s', (line) => expect(read(line)).toBe('nothing'));
});
