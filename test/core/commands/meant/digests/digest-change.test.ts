import { describe, expect, it } from 'vitest';
import { digestChange } from '#core/commands/meant/digests/digest-change.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(digestChange(line));

/** The line that is meant, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
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
  'pause until monday': ['hush sending until monday', 'i am out of office until monday', 'quiet this week'],
  'subscribe weekdays': ['just weekdays', 'weekdays only'],
  'pause ': ['stop for now'],
  'pause till friday': ['stop sending me papers till friday'],
  'pause until 5 september': ["i'm away until 5 september"],
  'pause until tomorrow': ['stop today'],
  resume: ['unpause'],
  'subscribe 2 times a week': ['2 times a week'],
  'subscribe 3 papers': ['make it 3 papers'],
  'subscribe 9am': ['better 9am'],
  'subscribe biweekly': ['biweekly'],
  'subscribe hourly': ['hourly'],
  'subscribe mondays': ['only send mondays'],
  'subscribe quiet hours 22-7': ['quiet hours 22-7'],
  'subscribe send hourly': ['send hourly'],
  'subscribe send:now': ['send it now'],
};

describe('what is to become of a digest', () => {
  describe.each(Object.entries(READ))('is the line: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'im',
    'only on topics robots',
    'quiet hours agents',
    'robots hourly',
    'robots hush for 2 weeks',
    'robots just ping if topic',
    'robots only mondays',
    'robots only on topics',
    'weekdays only robots',
  ])('is not said: %s', (line) => expect(read(line)).toBe('nothing'));
});
