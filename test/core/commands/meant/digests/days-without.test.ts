import { describe, expect, it } from 'vitest';
import { daysWithout } from '#core/commands/meant/digests/days-without.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(daysWithout(line));

/** What is meant or said, and the lines that it is said to. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. Hours in which nothing comes are set by subscribe quiet-hours:22-7, from when to when you like.':
    [
      "don't send anything at night",
      'no messages during the night',
      'never at night',
      'keep quiet at night',
      'nothing at nighttime',
      'NOTHING AT NIGHT',
      'NO PAPERS AFTER 8PM',
      'no papers after 20:00',
      'nothing past midnight',
    ],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"1 Jan".':
    ['no digest on new years day', 'no papers on new year', "stop posting on new year's day"],
  'Nothing has changed. A pause begins at once, and goes over that day with pause until tuesday; on which weekdays a digest comes, is set by subscribe days:mon,wed,fri.':
    ['never send digests on mondays', 'nothing on mon today'],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"24 Dec to 1 Jan".':
    ['nothing over the christmas holidays', 'skip xmas holiday', 'skip the christmas holiday'],
  'Nothing has changed. To have nothing come today, type pause until tomorrow; why nothing came, says status.':
    ['NO PAPERS TODAY', 'no papers today'],
  'Nothing has changed. A pause begins at once, and goes over that day with pause until monday; on which weekdays a digest comes, is set by subscribe days:mon,wed,fri.':
    ['nothing next sunday'],
  'Nothing has changed. A pause begins at once, and goes over that day with pause until saturday; on which weekdays a digest comes, is set by subscribe days:mon,wed,fri.':
    [
      'skip friday',
      "skip friday - that's a holiday",
      'skip friday, im out',
      "skip friday, i'm out",
      'skip friday, were out',
      "skip friday, we're out",
      'skip friday this week',
      'skip friday thats a holiday',
      "skip friday: that's a holiday",
    ],
  'Nothing has changed. A pause begins at once, and goes over tomorrow with pause for 2 days.': [
    'skip tomorrow',
    "skip tomorrow because it's a holiday",
    'skip tomorrow; its a holiday',
    "skip tomorrow, it's a holiday",
    'SKIP TOMORROW',
  ],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"24 Dec".':
    ["don't send me any papers on christmas eve"],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"24 dec".':
    ['skip the digest of 24 dec'],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"25 Dec".':
    ['no digest on christmas'],
  'Nothing has changed. To have nothing come until then, type pause until next monday.': [
    'no papers this week',
  ],
  'subscribe quiet-hours between 8pm and 8am': [
    'no digests between 8pm and 8am',
    "don't send me anything between 8pm and 8am",
    'nothing between 8pm and 8am',
    'stop posting between 8pm and 8am',
    'dont send between 8pm and 8am',
    'stop between 8pm and 8am',
    'no paper between 8pm and 8am',
    'no digest between 8pm and 8am',
    'no message between 8pm and 8am',
    'no mail between 8pm and 8am',
    'no ping between 8pm and 8am',
    'no notification between 8pm and 8am',
  ],
  'subscribe quiet-hours from 22:00 to 7': ['never post from 22:00 to 7', 'no messages from 22:00 to 7'],
  'Nothing has changed. To have nothing come until then, type pause until next month.': [
    'no digests this month',
    'skip all of this month',
  ],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"3 august to 7 august".':
    [
      'on holiday between 3 august and 7 august',
      'traveling from 3 august until 7 august',
      "I'm away from 3 to 7 august",
      'skip 3 to 7 august',
    ],
  'subscribe quiet-hours BETWEEN 8PM AND 8AM': ['NOTHING BETWEEN 8PM AND 8AM'],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"3 AUGUST to 7 AUGUST".':
    ["I'M AWAY FROM 3 TO 7 AUGUST"],
  'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"24 Dec to 26 Dec".':
    ['nothing over the xmas', 'nothing during christmas'],
  'Nothing has changed. A pause begins at once, and goes over next week with pause until end of next week.': [
    'no papers next week',
    'no digests all of next week',
    'NO PAPERS NEXT WEEK',
  ],
  'Nothing has changed. A pause begins at once, and goes over next month with pause until end of next month.':
    ['skip all next month'],
};

describe('a day without a digest', () => {
  describe.each(Object.entries(READ))('is answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'skip 24 dec to agents',
    'skip 31 feb',
    'skip christmas eve mass',
    'skip monday 5',
    "skip new year's eve",
    'skip this week or the next',
    'today',
    'no papers from 2020 to 2023',
    'nothing between us and them',
    'say nothing between 8pm and 8am',
    'skip today or tomorrow',
    'skip the christmas breakfast',
    'skip tomorrow and friday',
    'nothing between 2020 and 7',
    'skip 3rd christmas',
    'skip 3rd christmas eve',
    'skip 3rd xmas break',
    'skip 3rd new year',
    'no papers next week on agents',
    'skip every day of next week',
  ])('is not wanted: %s', (line) => expect(read(line)).toBe('nothing'));
});
