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
    'OOO NEXT WEEK',
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
      'no digest on public holidays',
      'pause the papers over easter',
      'no message during the school holiday',
      'rest on vacation',
      'stop posts in summer vacations',
    ],
  'Nothing has changed. On which weekdays a digest comes, is set by subscribe days:mon,tue,wed,thu.': [
    'skip fridays',
    'not on fridays',
    'skip the digest fridays',
  ],
  'Nothing has changed. The digest leaves weekends out already where it comes on weekdays, which settings shows; otherwise it does by subscribe days:weekdays.':
    [
      'no notifications on weekends',
      'mute notifications on weekends',
      'pause on weekends',
      'skip weekends',
      'no weekends',
      'not on weekends',
      "don't send me digests on weekends",
      'dont disturb over the weekend',
      'do not deliver anything at weekends',
      'no paper on weekends',
      'no notification at the weekend',
      'no digest on saturday and sunday',
      'no messages on sat & sun',
      'skip sat or sundays',
      'never on saturdays and sun',
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
      'MUTE EVERYTHING FOR NOW',
      'snooze all',
    ],
  'pause for 2 days': [
    'snooze 2 days',
    'resume in 2 days',
    'continue sending in 2 days',
    'switch notifications off for 2 days',
  ],
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
    'resume in a week',
  ],
  'pause for two weeks': ["i'm away for two weeks", 'suspend the digest for two weeks'],
  'pause until 1 october': ['hold the digest until 1 october', "we'll be back at 1 october"],
  'pause until 3 september': ['suspend posting until 3 september'],
  'pause until 7 sept': [
    'pause till 7 sept',
    "pause while we're away until 7 sept",
    "pause, i'm on vacation until 7 sept",
  ],
  'pause until friday': ['halt until friday', "i'll be back after friday"],
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
    'we will be back monday',
    'restart on monday',
    're-start the digest on monday',
    'start on monday',
    'unpause it on monday',
    'un-pause our digests on monday',
    'resume after the weekend',
    'resume after weekend',
    'turn the digest off until monday',
  ],
  'pause until next month': ['pause until next month', 'hold until next month'],
  'pause until october': ['on leave until october'],
  'pause until sept 7': [
    'pause until sept 7',
    "pause while i'm on vacation till sept 7",
    "i'm on vacation until sept 7",
    "i'm on vacation until sept 7, pause",
    'on vacation till sept 7',
    "i'll be back on sept 7",
  ],
  'pause until september': [
    'freeze the digest until september',
    'no more digests until september',
    'hold until september',
  ],
  'pause until the 7th': ['pause til the 7th', 'we will be on vacation until the 7th'],
  'pause until thursday': ['un-snooze on thursday'],
  'pause until tomorrow': [
    'resume tomorrow',
    'im back tomorrow',
    'ill be back tomorrow',
    'were back tomorrow',
    "we're back tomorrow",
    'well be back tomorrow',
    'begin again tomorrow',
    'unsnooze us tomorrow',
    'un-snooze digest tomorrow',
  ],
  'pause until tuesday': ['delay the digest until tuesday'],
  'pause until 1 OCTOBER': ['HOLD THE DIGEST UNTIL 1 OCTOBER'],
  'pause for 2 DAYS': ['SNOOZE 2 DAYS'],
  'pause for 10 days': ['resume in 10 days'],
  'Nothing has changed. On which weekdays a digest comes, is set by subscribe days:tue,wed,thu,fri.': [
    'nothing on mondays',
  ],
  'Nothing has changed. On which weekdays a digest comes, is set by subscribe days:mon,wed,thu,fri.': [
    "don't send papers on tuesdays",
  ],
  'Nothing has changed. On which weekdays a digest comes, is set by subscribe days:mon,tue,thu,fri.': [
    'dont post on wednesdays',
  ],
  'Nothing has changed. On which weekdays a digest comes, is set by subscribe days:mon,tue,wed,fri.': [
    'no paper on thursdays',
  ],
  'Nothing has changed. A pause begins at once, and goes over those days with pause until wednesday.': [
    'no papers from monday to tuesday',
  ],
  'Nothing has changed. A pause begins at once, and goes over those days with pause until thursday.': [
    'hold from tuesday to wednesday',
    'PAUSE FROM MONDAY TO WEDNESDAY',
  ],
  'Nothing has changed. A pause begins at once, and goes over those days with pause until sunday.': [
    'no digest from friday till saturday',
  ],
  'Nothing has changed. A pause begins at once, and goes over those days with pause until monday.': [
    'pause from saturday through sunday',
  ],
  'Nothing has changed. A pause begins at once, and goes over those days with pause until friday.': [
    'stop from monday to thursday',
  ],
  'pause until the weekend': ['no papers until the weekend'],
  'pause until weekend': ['hold until weekend'],
  'pause for 3 days': ['pause for the next 3 days'],
  'pause until next monday': ['hold until next monday', 'resume next monday'],
  'pause until next week': ['back next week'],
  'pause for 1 day': ['resume in 1 day'],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"1 august to 31 august".':
    ['no papers in august'],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"1 FEBRUARY to 28 FEBRUARY".':
    ['PAUSE ALL FEBRUARY'],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"1 april to 30 april".':
    ['hold the digest over the month of april'],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"1 september to 30 september".':
    ['nothing during september'],
  pause: ['pause everything', 'pause all', 'pause it all'],
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
  'please come back tomorrow',
  'come back tomorrow, then go on',
  'resume in an hour',
  'back in 2 days or so',
  'resume within 2 days',
  'please no papers on weekends',
  'no papers on weekends in march',
  'please pause over easter',
  'pause over easter eggs',
  'please skip fridays',
  'skip fridays in may',
  'hold until the weekend after',
  'hold until next day off',
  'hold until 2026',
  'snooze',
  'now snooze it',
  'resume weekend trips',
  'pause all digests on agents',
];

describe('a rest that is asked for', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
