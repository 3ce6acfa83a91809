import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import {
  describeSchedule,
  parseTime,
  parseWeekdays,
  SUBSCRIPTION_DEFAULTS,
  Subscription,
} from '#core/subscriptions/subscription.ts';

const CHANNEL = { platform: 'console', workspace: 'local', id: 'general' };
const MADE = { ...SUBSCRIPTION_DEFAULTS, id: 's', channel: CHANNEL, since: 1_755_680_400_000 };

function errorOf(parse: (typed: string) => unknown, typed: string): string {
  try {
    parse(typed);
  } catch (error) {
    if (error instanceof UserError) return error.message;
  }
  throw new Error(`${typed} was taken`);
}

describe('Subscription', () => {
  it('is whole with the defaults, an id, a channel and an instant', () => {
    expect(Subscription.parse(MADE)).toEqual(MADE);
  });

  it('keeps weekdays as a set in order', () => {
    expect(Subscription.parse({ ...MADE, weekdays: [5, 1, 5] }).weekdays).toEqual([1, 5]);
  });

  it.each([
    ['time', '9:00'],
    ['time', '24:00'],
    ['time', '09:60'],
    ['zone', '+02:00'],
    ['zone', 'Europe/Atlantis'],
    ['weekdays', []],
    ['weekdays', [0]],
    ['weekdays', [8]],
    ['size', 0],
    ['size', 26],
    ['since', 1.5],
    ['kind', 'hourly'],
    ['channel', { platform: 'console' }],
  ])('refuses %s %j', (field, value) => {
    const { success, error } = Subscription.safeParse({ ...MADE, [field]: value });
    expect(success).toBe(false);
    expect(error?.issues.map((issue) => issue.path[0])).toEqual(expect.arrayContaining([field]));
  });
});

describe('parseTime', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['09:30', '09:30'],
    [' 9.30 ', '09:30'],
    ['9am', '09:00'],
    ['9:30 pm', '21:30'],
    ['9:30 P.M.', '21:30'],
    ['12am', '00:00'],
    ['12:15 pm', '12:15'],
    ['21h', '21:00'],
    ['21h30', '21:30'],
    ['0', '00:00'],
    ['23:59', '23:59'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
  ])('%s: %s', (typed, time) => expect(parseTime(typed)).toBe(time));

  it.each([
    '',
    'soon',
    '24',
    '24:00',
    '9:60',
    '9:5',
    '13pm',
    '0am',
    '-1',
    '9:30:15',
    '123',
    '9 o’clock in the',
  ])('says for "%s" what to type instead', (typed) => {
    expect(errorOf(parseTime, typed)).toBe(
      `"${typed}" is not a time of day: type it like 09:30, 9:30 pm or 21h.`,
    );
  });

  it('gives a time that it takes again, or a UserError', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^\d{1,2}([:.h]\d{2})? ?(am|pm|h)?$/));
    fc.assert(
      fc.property(typed, (text) => {
        try {
          const time = parseTime(text);
          expect(Subscription.shape.time.parse(parseTime(time))).toBe(time);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe('parseWeekdays', () => {
  it.each([
    ['weekdays', [1, 2, 3, 4, 5]],
    ['Every Weekday', [1, 2, 3, 4, 5]],
    ['daily', [1, 2, 3, 4, 5, 6, 7]],
    ['every day', [1, 2, 3, 4, 5, 6, 7]],
    ['everyday', [1, 2, 3, 4, 5, 6, 7]],
    ['weekends', [6, 7]],
    ['mon,wed,fri', [1, 3, 5]],
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['Mon – Fri', [1, 2, 3, 4, 5]],
    ['Monday to Friday', [1, 2, 3, 4, 5]],
    ['fri-mon', [1, 5, 6, 7]],
    ['sun-sun', [7]],
    ['Monday and Thursday', [1, 4]],
    ['on Mondays & Thursdays', [1, 4]],
    ['every tues', [2]],
    ['Thu. Tue. Thu.', [2, 4]],
    ['weekends and mon', [1, 6, 7]],
    ['mo we su', [1, 3, 7]],
  ])('%s: %j', (typed, days) => expect(parseWeekdays(typed)).toEqual(days));

  it.each(['', 'and', 't', 's', 'someday', 'mon,foo', 'mon-wed-fri', 'mon-', '1', 'fridayish'])(
    'says for "%s" what to type instead',
    (typed) => {
      expect(errorOf(parseWeekdays, typed)).toBe(
        `"${typed}" does not name weekdays: type weekdays, daily, weekends, mon-fri or mon,thu.`,
      );
    },
  );
});

describe('describeSchedule', () => {
  it.each([
    [{}, 'on weekdays at 09:00 UTC'],
    [{ weekdays: [1, 2, 3, 4, 5, 6, 7], zone: 'Europe/Berlin' }, 'every day at 09:00 Europe/Berlin'],
    [{ weekdays: [6, 7], time: '18:30' }, 'on weekends at 18:30 UTC'],
    [{ weekdays: [1] }, 'every Monday at 09:00 UTC'],
    [{ weekdays: [1, 3, 5] }, 'every Monday, Wednesday and Friday at 09:00 UTC'],
    [{ kind: 'topics' }, 'on weekdays at 09:00 UTC, followed topics only'],
    [{ kind: 'week' }, 'every Monday at 09:00 UTC'],
    [{ kind: 'week', weekdays: [5, 7] }, 'every Friday at 09:00 UTC'],
    [{ kind: 'month' }, 'the first weekday of each month at 09:00 UTC'],
    [{ kind: 'month', weekdays: [2, 4] }, 'the first Tuesday or Thursday of each month at 09:00 UTC'],
    [{ kind: 'month', weekdays: [1, 2, 3, 4, 5, 6, 7] }, 'the first day of each month at 09:00 UTC'],
    [{ paused: true }, 'on weekdays at 09:00 UTC (paused)'],
  ] as const)('%j: %s', (changes, words) => {
    expect(describeSchedule(Subscription.parse({ ...MADE, ...changes }))).toBe(words);
  });

  it('says days in words that are read as the same days', () => {
    fc.assert(
      fc.property(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), (weekdays) => {
        const words = describeSchedule({ ...MADE, weekdays }).replace(/ at .*/, '');
        expect(parseWeekdays(words)).toEqual(weekdays);
      }),
    );
  });
});
