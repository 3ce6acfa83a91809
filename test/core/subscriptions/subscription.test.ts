import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSchedule, SUBSCRIPTION_DEFAULTS, Subscription } from '#core/subscriptions/subscription.ts';
import { parseWeekdays } from '#core/time/weekdays.ts';

const CHANNEL = { platform: 'console', workspace: 'local', id: 'general' };
const MADE = { ...SUBSCRIPTION_DEFAULTS, id: 's', channel: CHANNEL, since: 1_755_680_400_000 };

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

describe('describeSchedule', () => {
  it.each([
    [{}, 'on weekdays at 09:00 UTC'],
    [{ weekdays: [1, 2, 3, 4, 5, 6, 7], zone: 'Europe/Berlin' }, 'every day at 09:00 Europe/Berlin'],
    [{ weekdays: [6, 7], time: '18:30' }, 'on weekends at 18:30 UTC'],
    [{ weekdays: [1] }, 'every Monday at 09:00 UTC'],
    [{ weekdays: [1, 3, 5] }, 'every Monday, Wednesday and Friday at 09:00 UTC'],
    [{ kind: 'topics' }, 'on weekdays at 09:00 UTC, followed topics only'],
    [{ kind: 'week' }, 'weekly on Monday at 09:00 UTC'],
    [{ kind: 'week', weekdays: [5, 7] }, 'weekly on Friday at 09:00 UTC'],
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
