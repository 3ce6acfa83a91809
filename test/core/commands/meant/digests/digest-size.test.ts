import { describe, expect, it } from 'vitest';
import { digestSize } from '#core/commands/meant/digests/digest-size.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(digestSize(line));

/** What is meant or said, and the lines that it is said to. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. For 3 papers a day type subscribe size:3, for a digest at that hour subscribe 3:00.':
    ['MAKE IT 3', 'make it 3'],
  'Nothing has changed. How many papers come in a digest is set by subscribe size:3, 25 at most.': [
    'keep it more compact',
    'make it shorter',
    'make it more compact',
  ],
  'Nothing has changed. For 23 papers a day type subscribe size:23, for a digest at that hour subscribe 23:00.':
    ['change size for 23'],
  'subscribe size:3': ['3 papers a day', 'make it 3 papers a day'],
  'subscribe size:5': [
    "i'd like 5 papers per day",
    'at most 5 articles per day',
    'max 5 papers a day',
    'maximum 5 papers a day',
    'no more than 5 papers a day only',
    'send me at most 5 papers a day',
    '5 papers at most a day',
  ],
  'subscribe size:10': ['we want to get 10 articles each day'],
  'subscribe size:12': ['i want 12 papers per digest'],
  'subscribe size:4': ['give me 4 papers every day', 'send 4 papers a day'],
  'subscribe size:1': ['only 1 paper a day', '1 article a day is enough'],
  'Nothing has changed. How many papers come in a digest is set by subscribe size:15, 25 at most.': [
    'make it longer',
  ],
  'Nothing has changed. A digest is moved by its new time, as in subscribe time:10:00; when it comes now, says settings.':
    [
      'an hour later',
      '30 minutes later',
      'make it 2h earlier',
      'move the digest back by 2 hrs later',
      'move it by an hour forward',
      'shift it 10 mins later',
      'push the time half an hour later',
      '5min sooner',
      '1 hour back',
      'make it a bit later',
      'earlier',
      'much earlier in the morning',
      'later in the day',
      'back by 10 minutes',
      'forward an hour',
      'forward by 2 hours',
      'back a minute',
      'back 1 hour',
    ],
};

describe('a digest that is to be shorter or longer', () => {
  describe.each(Object.entries(READ))('is answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'make it 5 days',
    'make it shorter now',
    'please make it shorter',
    'set it to 24',
    '0 papers a day',
    'what about 3 papers a day',
    '3 papers a day on robots',
    'back one hour of sleep',
    'papers an hour later',
    'later in the year',
  ])('is not wanted: %s', (line) => expect(read(line)).toBe('nothing'));
});

it('asks for one paper as one', () => {
  expect(read('make it 1')).toBe(
    'Nothing has changed. For 1 paper a day type subscribe size:1, for a digest at that hour subscribe 1:00.',
  );
});
