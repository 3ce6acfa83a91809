import { describe, expect, it } from 'vitest';
import { dayAsked } from '#core/commands/meant/reading/day-asked.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(dayAsked(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Which list was shown before is not known: a day is named, as in today yesterday or today 3 days ago.': [
    'the day before',
    'previous day',
    'next day',
    'day before',
    'go back one day',
    'one day earlier',
    'go to the day before',
    'show the previous list',
    'show me the next day',
    'day after',
    'the day after that',
    'day before that',
    'a day earlier',
    'go back',
  ],
  today: [
    'this morning',
    "this morning's papers",
    'newest',
    'latest',
    'latest papers',
    'recent papers',
    'current',
    "today morning's papers",
    'todays morning list',
    'this mornings paper',
    'RECENT',
    'show the latest papers',
    'show me the newest paper',
    'the current list',
  ],
  'today 20th': ['20th'],
  'today date:"17 august"': ['give me the 17 august list'],
  'today date:"18 aug"': ['18 aug papers'],
  'today date:"18 august"': ['show me 18 august'],
  'today date:"2 days ago"': ['papers from 2 days ago'],
  'today date:"2 weeks ago"': ['2 weeks ago papers'],
  'today date:"20th august"': ["20th august's papers"],
  'today date:"3 days ago"': ['papers 3 days ago'],
  'today date:"aug 17"': ['what was on the list on aug 17'],
  'today date:"aug 18"': [
    'show me aug 18',
    'show aug 18',
    'aug 18 papers',
    'papers aug 18',
    'papers on aug 18',
  ],
  'today date:"last friday" topic:ocr': ['anything last friday on ocr'],
  'today date:"tue aug 18" topic:video': ['papers for tue aug 18 about video'],
  'today date:"two weeks ago"': ['list from two weeks ago'],
  'today date:"wed 19 aug"': ['papers wed 19 aug'],
  'today date:monday': ["monday's list", 'mondays papers'],
  'today date:today': ['todays list', 'papers today', 'show today', 'papers of today'],
  'today date:tomorrow': ["tomorrow's papers"],
  'today date:yesterday topic:agents': [
    'yesterday on agents',
    "yesterday's papers on agents",
    'agents papers from yesterday',
  ],
  'today date:yesterday topic:rl': ['anything yesterday on rl', 'anything on rl yesterday'],
  'today the 20th': ['the 20th'],
  'today thursday': ['thrusday', 'thursdy'],
  'today tuesday': ['tuesady'],
  'today wednesday': ['wensday'],
  'today yesterday': [
    'last night',
    "last night's list",
    'yesterday evenings paper',
    'yesterday morning digest',
  ],
  'today date:"AUG 18"': ['SHOW ME AUG 18', 'AUG 18 PAPERS'],
  'today date:YESTERDAY topic:RL': ['ANYTHING YESTERDAY ON RL'],
  'today date:friday topic:agents': ['papers about agents from friday'],
  'today date:monday topic:rl': ['is there anything new on rl from monday'],
  'today date:YESTERDAY topic:AGENTS': ['AGENTS PAPERS FROM YESTERDAY'],
  'today date:YESTERDAY': ['WHAT ABOUT YESTERDAY'],
  'today the 18th': ['the 18th'],
  'today the 3rd': ['on the 3rd'],
  'today date:friday': ["show friday's"],
};

/** What is none of it. */
const NONE: readonly string[] = [
  'may in robotics',
  'monday.com papers',
  'show me the latest in rl',
  'second order papers',
  'agents since monday',
  'this morning we met',
  'all this morning',
  'on last night',
  'last night on earth',
  'fresh papers on agents',
  'all recent',
  'go back home',
  'to go back',
  'show me may',
  'list may',
  'open the week 33',
  'show week 3',
  'show me 2026',
  'show me 12',
  'on the 3rd floor',
  'of the 18th',
  'show me papers since monday',
  'show every monday',
  'this wensday',
  'weekdy',
  "yesterday's",
  'today on agents papers',
  "today's papers on agents",
  'show me the list of "yesterday"',
  'what about me',
  'show it',
  'show day',
];

describe('the list of a day', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
