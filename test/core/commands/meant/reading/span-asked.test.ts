import { describe, expect, it } from 'vitest';
import { spanAsked } from '#core/commands/meant/reading/span-asked.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(spanAsked(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'A weekend has two lists, which may be short or empty: type today saturday or today sunday; the best of the week are shown by top week.':
    ['weekend papers'],
  'search RL since:"last friday" sort:date': ["what's new since last friday in RL"],
  'search agents last week': ["last week's agents papers"],
  'search diffusion since:yesterday until:today sort:upvotes': ['today on diffusion, and yesterday too'],
  'search rl this week': ["this week's rl papers"],
  'search robotics this week sort:upvotes': ["what's hot in robotics this week"],
  'search since:"1 august" until:"10 august" sort:upvotes': ['start of august', 'early august'],
  'search since:"1 august" until:"7 august" sort:upvotes': ['first week of august'],
  'search since:"1 day ago" until:today sort:upvotes': ['last 24 hours'],
  'search since:"11 july" until:"20 july" sort:upvotes': ['mid july'],
  'search since:"16 july" until:"july" sort:upvotes': ['papers from the second half of july'],
  'search since:"2 days ago" until:today sort:upvotes': ['last 48h'],
  'search since:"2 weeks ago" until:today sort:upvotes': ['everything from the past 2 weeks'],
  'search since:"21 july" until:"july" sort:upvotes': ['end of july'],
  'search since:"21 june" until:"june" sort:upvotes': ['late june papers'],
  'search since:"3 days ago" until:today sort:upvotes': [
    'past 3 days',
    'last 3 days',
    'last few days',
    'papers of the last 3 days',
  ],
  'search since:"7 days ago" until:today sort:upvotes': ['last 7 days'],
  'search since:"aug 10" until:"aug 14" sort:upvotes': ['from aug 10 to aug 14'],
  'search since:"friday" until:today sort:upvotes': [
    'what have i missed since friday',
    'what happened since friday',
  ],
  'search since:"last year" until:"last year" sort:upvotes': ['last year'],
  'search since:"monday" until:"wednesday" sort:upvotes': ['between monday and wednesday'],
  'search since:"monday" until:today sort:upvotes': [
    'what did i miss since monday',
    'i was away since monday',
  ],
  'search since:"tuesday" until:today sort:upvotes': [
    'catch up since tuesday',
    'bring me up to speed since tuesday',
  ],
  'search since:yesterday until:today sort:upvotes': [
    'today and yesterday',
    'yesterday and today',
    'papers of today and yesterday',
  ],
  'search vision sort:upvotes': ['what were the best papers in vision'],
  'today yesterday': [
    'what did we miss yesterday',
    'what was hot yesterday',
    'best of yesterday',
    'top yesterday',
    'most upvoted yesterday',
  ],
  'top july': ['july', 'in july'],
  'top last week': [
    'i was away last week, what did i miss',
    'what was hot last week',
    'most popular last week',
  ],
  'top month': ['this month so far', "what's new this month", 'which papers were most upvoted this month'],
  'top week': [
    'this week so far',
    'the week so far',
    'what did i miss',
    'what did i miss this week',
    'catch me up',
    'catch me up on this week',
    'highest voted this week',
    'earlier this week',
    'beginning of the week',
    "what's out this week",
    'did i miss anything this week',
  ],
};

/** What is none of it. */
const NONE: readonly string[] = [
  'best in class retrieval',
  'top k sampling',
  'hot swapping of models',
  'past tense inflection',
  'mid training',
  'catch up growth',
  'what happened to bert',
  'early stopping',
];

describe('days that are looked back at', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
