import { describe, expect, it } from 'vitest';
import { quietAsked } from '#core/commands/meant/digests/quiet-asked.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(quietAsked(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. Quiet hours have a beginning and an end, as in subscribe quiet-hours:18:00-07:00.': [
    'no messages after 6',
    'no pings after 18:00',
    'not after 6pm',
    'nothing after 6',
    'nothing after 18',
  ],
  'Nothing has changed. Quiet hours have a beginning and an end, as in subscribe quiet-hours:19:00-07:00.': [
    'nothing later than 19:00',
  ],
  'Nothing has changed. Quiet hours have a beginning and an end, as in subscribe quiet-hours:20:00-07:00.': [
    'no notifications after 8pm',
    'do not disturb after 8pm',
    'dnd after 8pm',
    'quiet after 8pm',
    'quiet from 8pm',
    'DND AFTER 8PM',
  ],
  'Nothing has changed. Quiet hours have a beginning and an end, as in subscribe quiet-hours:21:00-07:00.': [
    'nothing after 9pm',
  ],
  'Nothing has changed. Quiet hours have a beginning and an end, as in subscribe quiet-hours:22:00-07:00.': [
    'no notifications at night',
    'do not disturb at night',
    'do not disturb',
    'dnd',
    'quiet at night',
    'only send during work hours',
    'only during business hours',
    'only in working hours',
    'mute alerts at night',
    'dnd mode',
    'no pings outside working hours',
    'DND MODE',
    'nothing before 7',
  ],
  'Nothing has changed. Quiet hours have a beginning and an end, as in subscribe quiet-hours:22:00-08:00.': [
    'nothing before 8',
  ],
  'Nothing has changed. Quiet hours have a beginning and an end, as in subscribe quiet-hours:22:00-09:00.': [
    'nothing before 9am',
    'not before 9',
  ],
  settings: [
    'what are my quiet hours',
    'what are the quiet hours',
    'when is my quiet time',
    'show quiet-hours',
    'show me the quiet times here',
    'do we have any quiet hour set',
    'which are our quiethours now',
  ],
  'subscribe quiet-hours 10pm and 7am': ['nothing between 10pm and 7am'],
  'subscribe quiet-hours 10pm to 7am': ['do not disturb from 10pm to 7am'],
  'subscribe quiet-hours 10pm to 8am': ['silence from 10pm to 8am'],
  'subscribe quiet-hours 22 to 7': ['keep quiet from 22 to 7'],
  'subscribe quiet-hours 22-7': ['dnd 22-7'],
  'subscribe quiet-hours 22:00-07:00': ['silent 22:00-07:00'],
  'subscribe quiet-hours 23:00 to 6:30': ['keep it quiet from 23:00 to 6:30'],
  'subscribe quiet-hours 9pm and 8am': ['never between 9pm and 8am'],
  'subscribe quiet-hours 9pm-8am': ['set quiet hours to 9pm-8am'],
  'subscribe quiet-hours:17:00-09:00': ['only between 9 and 17', 'ONLY BETWEEN 9 AND 17'],
  'subscribe quiet-hours 10PM TO 7AM': ['DO NOT DISTURB FROM 10PM TO 7AM'],
  'Nothing has changed. Quiet hours have a beginning and an end, as in subscribe quiet-hours:23:00-07:00.': [
    'nothing after 11',
  ],
  'Nothing has changed. Quiet hours have a beginning and an end, as in subscribe quiet-hours:12:00-07:00.': [
    'nothing after 12',
  ],
  'Nothing has changed. Quiet hours have a beginning and an end, as in subscribe quiet-hours:16:00-07:00.': [
    'nothing after 16',
  ],
};

/** What is none of it. */
const NONE: readonly string[] = [
  'quiet hours 22 to 7',
  'no papers from 2020 to 2023',
  'nothing between the layers',
  'silence detection in speech',
  'not before training',
  'and what are the quiet hours',
  'what are the quiet hours of mice',
  'quiet 22-7',
  'quiet hours 22-7',
  'quiet hour from 22 to 7',
  'quiet-hours between 22 and 7',
  'quiet between ten and seven',
  'no papers from 2020 to 2023',
  'nothing from 22 to 12020',
  'just send me between 25 and 26',
];

describe('hours in which nothing is to come', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
