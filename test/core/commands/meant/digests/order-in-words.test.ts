import { describe, expect, it } from 'vitest';
import { orderInWords } from '#core/commands/meant/digests/order-in-words.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(orderInWords(line));

/** The order that is meant, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'subscribe size:8': [
    'subscribe change size to 8',
    'subscribe please set the size 8',
    'limit it to 8 papers',
    'set number of papers per day to 8',
    'put the list papers at 8',
    'make it 8 papers',
  ],
  'subscribe size:12': ['change the digest size to 12'],
  'subscribe time:9:00': ['set the time to 9'],
  'subscribe time:21:00': ['change our digest time 21'],
  'subscribe order:newest': ['subscribe set order to newest', 'set order newest'],
  'subscribe order:upvotes': ['switch the order to votes'],
  'subscribe order:topics': ['SET MY ORDER TO TOPICS'],
  'subscribe kind:week': ['change kind to weekly'],
  'subscribe kind:month': ['set kind month'],
  'subscribe kind:daily': ['make our kind daily'],
  'subscribe kind:topics': ['set kind to topics'],
  'Nothing has changed. A digest with the papers of that topic and no others is ordered by subscribe at 9 topics:robotics; to have them first among others, type follow robotics.':
    ['please subscribe to robotics at 9', 'subscribe us to robotics at 9', 'subscribe to robotics at "9"'],
  'Nothing has changed. A digest with the papers of that topic and no others is ordered by subscribe weekdays at 8:30 for me topics:"graph learning"; to have them first among others, type follow graph learning for me.':
    ['subscribe me to the new papers on graph learning weekdays at 8:30'],
  'Nothing has changed. A digest with the papers of that topic and no others is ordered by subscribe mondays topics:robots; to have them first among others, type follow robots.':
    ['subscribe this channel to papers about robots mondays'],
  'Nothing has changed. A digest with the papers of that topic and no others is ordered by subscribe at 9am topics:robots; to have them first among others, type follow robots.':
    ['subscribe here to digests of robots at 9am'],
  'Nothing has changed. A digest with the papers of that topic and no others is ordered by subscribe 09:00 topics:robotics; to have them first among others, type follow robotics.':
    [
      'subscribe everyone to robotics',
      'subscribe the team to robotics papers',
      'subscribe the team to robotics paper',
      'subscribe everybody to article about robotics digest',
      'subscribe everybody to papers about robotics articles',
      'subscribe the team to robotics article',
    ],
  'Nothing has changed. A digest with the papers of that topic and no others is ordered by subscribe 09:00 topics:"graph learning"; to have them first among others, type follow graph learning.':
    ['subscribe our team to a digest of "graph learning"'],
  'Nothing has changed. A digest with the papers of that topic and no others is ordered by subscribe at 9 topics:robots; to have them first among others, type follow robots.':
    ['subscribe to an article on robots at 9', 'subscribe us to the new paper on robots at 9'],
  'subscribe holidays:"24 dec - 2 jan"': ['subscribe holidays 24 dec - 2 jan'],
  'subscribe holidays:"24 dec, 1 jan"': ['subscribe holidays: 24 dec, 1 jan'],
  'Nothing has changed. Dates on which nothing comes are set by subscribe holidays:"24 dec to 2 jan".': [
    'holidays are 24 dec to 2 jan',
    'holidays between 24 dec and 2 jan',
  ],
  'Nothing has changed. Dates on which nothing comes are set by subscribe holidays:"24 dec, 25 dec".': [
    'holiday: 24 dec and 25 dec',
  ],
  'Nothing has changed. Dates on which nothing comes are set by subscribe holidays:"24 dec, 1 jan; 2 feb".': [
    'days off 24 dec, and 1 jan; 2 feb',
  ],
  'Nothing has changed. Dates on which nothing comes are set by subscribe holidays:"24 Dec to 26 Dec".': [
    'holidays on christmas',
  ],
  'subscribe holidays:"24 Dec to 26 Dec"': ['subscribe holidays over christmas', 'subscribe holidays xmas'],
  'subscribe holidays:none': [
    'subscribe no holidays',
    'subscribe without more holidays',
    'subscribe holidays: none',
    'subscribe holidays off',
  ],
  'subscribe weekdays': ['subscribe change the delivery days to weekdays'],
  'subscribe 9:30': ['subscribe set hour 9:30'],
  'subscribe mondays at 9': ['subscribe please move the schedule to mondays at 9'],
  'subscribe friday': ['subscribe set our digest weekday = friday'],
  'subscribe monday': ['subscribe update day to monday'],
  'subscribe 9am': ['subscribe make delivery at 9am'],
  'Nothing has changed. Dates on which nothing comes are set by subscribe holidays:"24 dec to 26 dec, 1 jan to 2 jan".':
    ['holidays 24 dec to 26 dec, 1 jan to 2 jan'],
  'Nothing has changed. Dates on which nothing comes are set by subscribe holidays:"24 dec, 1 jan to 3 jan".':
    ['holidays 24 dec and between 1 jan and 3 jan'],
  'Nothing has changed. A digest with the papers of that topic and no others is ordered by subscribe at 9 topics:"white papers analysis"; to have them first among others, type follow white papers analysis.':
    ['subscribe us to white papers analysis at 9'],
  'Nothing has changed. A digest with the papers of that topic and no others is ordered by subscribe at 9 topics:"learning from video"; to have them first among others, type follow learning from video.':
    ['subscribe us to learning from video at 9'],
  'Nothing has changed. A digest with the papers of that topic and no others is ordered by subscribe at 9 topics:"home tailoring"; to have them first among others, type follow home tailoring.':
    ['subscribe us to home tailoring at 9'],
};

describe('an order in words of its own', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'robots',
    'make it 8',
    'how to change size to 8',
    'change size to 8 or less',
    'change size to 800',
    'set time = 25',
    'set time to 24',
    'set time to nine',
    'please set time to 9',
    'set time to 9 hours',
    'set order to newest-first',
    'set kind to dayly',
    'set order to weekly',
    'why set order to newest',
    'set order to newest papers',
    'set reorder to newest',
    'subscribe to robotics',
    'subscribe us to weekdays at 9',
    'subscribe us to papers from monday',
    'subscribe the lab to papers of 2024',
    'subscribe us to from 9',
    'subscribe everybody to papers on',
    'unsubscribe us to robotics at 9',
    'holidays christmas carols',
    'holidays are fun',
    'holidays 24 dec, carols',
    'holidays "24 dec"',
    'holidays monday',
    'our holidays 24 dec',
    'subscribe no holidays please',
    'please subscribe no holidays',
    'subscribe change days to robots',
    'subscribe change day to day',
    'please subscribe set hour 9',
    'holidays before christmas',
    'how to subscribe set hour 9:30',
    'holidays 24 dec, 3 carols',
    'subscribe us to robotics newest first',
    'subscribe everybody to about',
  ])('is none: %s', (line) => expect(read(line)).toBe('nothing'));
});

it('is none in more than 120 letters', () => {
  const line = `change ${'the '.repeat(26)}size to 8`;
  expect(line).toHaveLength(120);
  expect(read(line)).toBe('subscribe size:8');
  expect(read(`${line}0`)).toBe('nothing');
});
