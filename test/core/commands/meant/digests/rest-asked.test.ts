import { describe, expect, it } from 'vitest';
import { restAsked } from '#core/commands/meant/digests/rest-asked.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(restAsked(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. A pause begins at once, and goes over next week with pause until end of next week.': [
    "we're off next week",
    "i'm out next week",
    'ooo next week',
  ],
  'Nothing has changed. A pause begins at once, and goes over those days with pause until saturday.': [
    'pause from monday to friday',
  ],
  'Nothing has changed. Holidays are not known by their names. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"24 Dec to 1 Jan"; from today until a day it rests by pause until monday.':
    [
      'pause over easter',
      'pause over the holidays',
      'pause for the holidays',
      'skip holidays',
      'skip public holidays',
    ],
  'Nothing has changed. On which weekdays a digest comes, is set by subscribe days:mon,tue,wed,thu.': [
    'skip fridays',
    'not on fridays',
  ],
  'Nothing has changed. The digest leaves weekends out already where it comes on weekdays, which settings shows; otherwise it does by subscribe days:weekdays.':
    [
      'no notifications on weekends',
      'mute notifications on weekends',
      'pause on weekends',
      'skip weekends',
      'no weekends',
      'not on weekends',
    ],
  'Nothing has changed. To have nothing come for a while, type pause or pause until monday; to end the digest, unsubscribe. A mute leaves out the papers of a topic.':
    [
      'mute notifications',
      'mute notifications for 2 hours',
      'mute alerts',
      'mute pings',
      'mute the bot',
      'mute this channel',
      'mute paperboy',
      'mute digest',
      'mute for an hour',
      'mute everything',
      'mute all',
      'snooze the digest',
      'take a break',
    ],
  'pause for 2 days': ['snooze 2 days', 'resume in 2 days'],
  'pause for 2 weeks': ['mute for 2 weeks', 'pause for 2 weeks', 'pause 2 weeks'],
  'pause for a couple of weeks': ['rest for a couple of weeks'],
  'pause for a few days': ['pause for a few days'],
  'pause for a week': [
    'mute channel for a week',
    'mute the digest for a week',
    'snooze for a week',
    'pause for a week',
    'stop for a week',
    'take a week off',
  ],
  'pause for two weeks': ["i'm away for two weeks", 'suspend the digest for two weeks'],
  'pause until 1 october': ['hold the digest until 1 october'],
  'pause until 3 september': ['suspend posting until 3 september'],
  'pause until 7 sept': [
    'pause till 7 sept',
    "pause while we're away until 7 sept",
    "pause, i'm on vacation until 7 sept",
  ],
  'pause until friday': ['halt until friday'],
  'pause until monday': [
    'mute the bot until monday',
    'mute until monday',
    'snooze until monday',
    'pause until monday',
    "pause because we're off until monday",
    'ooo until monday',
    'out of office until monday',
    'back on monday',
    "i'm back on monday",
    'away until monday',
    'hold off until monday',
    'hold until monday',
    'suspend until monday',
    'stop the digest until monday',
    'stop sending until monday',
    'stop until monday',
    'skip the digest until monday',
    'no digest until monday',
    'no papers until monday',
    'nothing until monday',
    "don't send anything until monday",
    'give me a break until monday',
    'resume on monday',
    'resume monday',
    'start again on monday',
  ],
  'pause until next month': ['pause until next month'],
  'pause until october': ['on leave until october'],
  'pause until sept 7': [
    'pause until sept 7',
    "pause while i'm on vacation till sept 7",
    "i'm on vacation until sept 7",
    "i'm on vacation until sept 7, pause",
    'on vacation till sept 7',
    "i'll be back on sept 7",
  ],
  'pause until september': ['freeze the digest until september', 'no more digests until september'],
  'pause until the 7th': ['pause til the 7th', 'we will be on vacation until the 7th'],
  'pause until thursday': ['un-snooze on thursday'],
  'pause until tomorrow': ['resume tomorrow'],
  'pause until tuesday': ['delay the digest until tuesday'],
};

/** What is none of it. */
const NONE: readonly string[] = [
  'stop words until convergence',
  'pause tokens in language models',
  'hold the line',
  'freeze layers until the loss falls',
  'resume parsing with llms',
  'delay of rewards',
  'back propagation through time',
];

describe('a rest that is asked for', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
