import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { nearestLines } from '#core/commands/nearest/nearest-commands.ts';
import { readLine } from '#core/commands/options/read-line.ts';

/** The lines that come nearest, and what was said. */
const NEAREST: Readonly<Record<string, readonly string[]>> = {
  'undo | topics': [
    'did i follow that',
    'did i just mute it',
    'take it back',
    'take back',
    'changed my mind',
    'change my mind',
    "didn't mean",
    'didn’t mean',
    'didnt mean',
    'undo',
  ],
  'subscribe 9 | settings': ['send at 9', 'send it at 9.', 'at 9 o’clock'],
  'subscribe 09 | settings': ['by 09'],
  'subscribe 10:30 | settings': ['send at 10:30'],
  'subscribe 9 am | settings': ['before 9 am'],
  'subscribe 10:15pm | settings': ['around 10:15pm'],
  'subscribe 0 | settings': ['at 0'],
  'subscribe 23:59 | settings': ['at 23:59'],
  'subscribe 20 | settings': ['by 20'],
  'subscribe 05 am | settings': ['at 05 am'],
  'subscribe 12 am | settings': ['at 12 am'],
  'subscribe 19 | settings': ['by 19 pm'],
  'pause until monday | subscribe holidays:"24 Dec to 1 Jan"': [
    'skip',
    'holiday',
    'holidays',
    'vacation',
    'vacations',
    'away',
    'weekend',
    'weekends',
    'off until',
    'off next',
  ],
  'subscribe size:5 | settings': [
    'too many',
    'spam',
    'spammy',
    'overwhelming',
    'overwhelm',
    'abstract',
    'abstracts',
  ],
  'subscribe thread:none | settings': ['thread', 'threads'],
  'help settings': ['preview', 'previews', 'link', 'links', 'unfurl', 'unfurling'],
  'help settings | settings': [
    'who can',
    'who may',
    'permission',
    'permissions',
    'admin',
    'admins',
    'manager',
    'managers',
    'allowed',
  ],
  'topics show:alerts | help follow': ['mention', 'mentioning', 'alerts', '@anna', 'ask @anna', 'ringing'],
  saved: ['save', 'saved', 'saves', 'saving', 'library', 'bookmark', 'bookmarks', 'favorite', 'favourites'],
  'settings | help subscribe': [
    'every day',
    'each week',
    'daily',
    'digest',
    'digests',
    'deliver',
    'delivered',
    'schedule',
    'scheduled',
    'post',
    'posts',
    'at 9:75',
  ],
  'subscribe 9.30 | settings': ['at 9.30'],
  'search agents sort:date | top week': ['sort', 'sorted', 'order', 'newest'],
  'search agents since:june': ['since', 'month', 'months', 'year'],
  'search agents page:2': ['page', 'pages', 'next'],
  'help paper | search agents has:code': [
    'bib',
    'cite',
    'citation',
    'citations',
    'author',
    'authors',
    'dataset',
    'datasets',
    'number 5',
    'number 15',
    'one',
  ],
  'help dismiss': ['read it', 'read already', 'seen', 'know', 'known'],
  'top trending | top week': ['trending', 'hype', 'hyped', 'github'],
  'help mute': ["don't", 'don’t', 'dont', 'hate', 'no more'],
  'help like': ['love', 'like'],
  topics: [
    'follow',
    'follows',
    'topic',
    'topics',
    'interest',
    'interested',
    'lab',
    'labs',
    'work',
    'working',
    'research',
    'researcher',
  ],
  'today | top week': ['today', 'new', 'paper', 'papers', 'this week', 'this morning'],
};
const NONE = [
  'at 99',
  'at 24',
  'at 123',
  'at 30 am',
  'candid it',
  'mistaken',
  'that 9',
  'at 2608.01234',
  'skipped',
  'doff on',
  'breaks',
  'threaded',
  'rethread',
  'blink',
  'linked',
  'disallowed',
  'allowedly',
  'a@anna',
  '@1',
  'string',
  'savers',
  'unsaved',
  'everyday',
  'postal',
  'resort',
  'ranked5',
  'sincerely',
  'paged',
  'spage',
  'coder',
  'encode',
  'number',
  'number x',
  'unread it',
  'knowns',
  'shot',
  'hotter',
  'knot',
  'note',
  'glove',
  'likely',
  'unfollow',
  'fields',
  'renew',
  'newer',
  'quantum chemistry',
  'too manyfold',
  'not5',
];

describe.each(Object.entries(NEAREST))('what comes nearest: %s', (nearest, said) => {
  it.each(said)('to “%s”', (line) => expect(nearestLines(line, '').join(' | ')).toBe(nearest));

  it('works as it stands', () => {
    for (const line of nearest.split(' | ')) expect(() => readLine(commands, line)).not.toThrow();
  });
});

describe('what comes nearest', () => {
  it.each(NONE)('is nothing to “%s”', (line) => expect(nearestLines(line, '')).toEqual([]));

  it.each([
    ['we hate agents', 'mute agents'],
    ['we love agents', 'follow agents'],
    ['our lab is into agents', 'follow agents'],
  ])('to “%s” is of what papers may be about', (line, nearest) =>
    expect(nearestLines(line, 'agents')).toEqual([nearest]),
  );

  it('is two lines at most, each once', () =>
    expect(nearestLines('send fewer papers every day, new ones', '')).toEqual([
      'subscribe size:5',
      'settings',
    ]));

  it('is told of once where two words say the same', () =>
    expect(nearestLines('which links are admins allowed', '')).toEqual(['help settings', 'settings']));
});
