import { describe, expect, it } from 'vitest';
import { digestChange } from '#core/commands/meant/digests/digest-change.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(digestChange(line));

/** The line that is meant, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'pause until monday': [
    'hush sending until monday',
    'i am out of office until monday',
    'ill be away until monday',
    'im away until monday',
    'i’ll be away until monday',
    'quiet this week',
    "we'll be traveling until monday",
    'well be away until monday',
    'were away until monday',
    'we’re away until monday',
    "i'm on holiday until monday",
  ],
  'subscribe kind:topics': [
    'in topics i follow',
    'just mail if follow',
    'just ping if topic',
    'of topics only',
    'only paper from topics only',
    'only papers on my topics',
    'only post once interest',
    'send me only papers about the followed topics',
    'send only in topics',
  ],
  'pause for 2 weeks': [
    'be quiet  for 2 weeks',
    'mute digest for 2 weeks',
    "we'll be on vacation for 2 weeks",
  ],
  'subscribe 9am': ['9am instead', 'better 9am', 'make it 9am in future'],
  'subscribe send:now': ['SEND IT NOW', 'send it now'],
  'subscribe weekdays': ['just weekdays', 'weekdays only'],
  'pause ': ['stop for now'],
  'pause till friday': ['stop sending me papers till friday'],
  'pause until 5 september': ["i'm away until 5 september"],
  'pause until the weekend': ['stop until the weekend'],
  'pause until today': ['stop until today'],
  'pause until tomorrow': ['stop today'],
  resume: ['unpause', 'WAKE UP'],
  'subscribe 2 times a week': ['2 times a week'],
  'subscribe 3 PAPERS': ['MAKE IT 3 PAPERS'],
  'subscribe 3 papers': ['make it 3 papers'],
  'subscribe biweekly': ['biweekly'],
  'subscribe every 12 hours': ['every 12 hours'],
  'subscribe hourly': ['hourly'],
  'subscribe mondays': ['only send mondays'],
  'subscribe quiet hours 22-7': ['quiet hours 22-7'],
  'subscribe quiet time 22-7': ['quiet time 22-7'],
  'subscribe send hourly': ['send hourly'],
  'subscribe order:newest': ['newest first from now on'],
  'subscribe order:upvotes': ['upvotes instead'],
  'pause for today and tomorrow': ['stop for today and tomorrow'],
  'pause for this weekend': ['stop for this weekend'],
};

describe('what is to become of a digest', () => {
  describe.each(Object.entries(READ))('is the line: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'im',
    "is it so that i'm away until monday",
    'only on topics robots',
    'quiet hours agents',
    'robots hourly',
    'robots hush for 2 weeks',
    'robots just ping if topic',
    'robots only mondays',
    'robots only on topics',
    'so quiet hours 22-7',
    'stop today and tomorrow',
    'weekdays only robots',
    '9am instead of now',
    'only newest first from now on',
    'newest first today from now on',
    'not by upvotes from now on',
    'best papers ever from now on',
    'only send when there is news on my interests, please and thank you very much',
    'quiet hours 22:00 to 7:00 and then some more of it for everybody',
    'change it to reorder:newest',
    'only at 9am',
  ])('is not said: %s', (line) => expect(read(line)).toBe('nothing'));
});
