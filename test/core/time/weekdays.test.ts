import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import { parseWeekdays } from '#core/time/weekdays.ts';
import { refusalOf } from './refusal.ts';

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
    ['weekday', [1, 2, 3, 4, 5]],
    ['on weekdays', [1, 2, 3, 4, 5]],
    ['week days', [1, 2, 3, 4, 5]],
    ['work days', [1, 2, 3, 4, 5]],
    ['working days', [1, 2, 3, 4, 5]],
    ['every working day', [1, 2, 3, 4, 5]],
    ['business days', [1, 2, 3, 4, 5]],
    ['all weekdays', [1, 2, 3, 4, 5]],
    ['weekdays only', [1, 2, 3, 4, 5]],
    ['M-F', [1, 2, 3, 4, 5]],
    ['mo-fr', [1, 2, 3, 4, 5]],
    ['monday-friday', [1, 2, 3, 4, 5]],
    ['from monday to friday', [1, 2, 3, 4, 5]],
    ['Monday through Friday', [1, 2, 3, 4, 5]],
    ['mon thru fri', [1, 2, 3, 4, 5]],
    ['mon until fri', [1, 2, 3, 4, 5]],
    ['Mon. – Fri.', [1, 2, 3, 4, 5]],
    ['no weekends', [1, 2, 3, 4, 5]],
    ['not on weekends', [1, 2, 3, 4, 5]],
    ['except weekends', [1, 2, 3, 4, 5]],
    ['without weekends', [1, 2, 3, 4, 5]],
    ['except sunday', [1, 2, 3, 4, 5, 6]],
    ['skip mondays and tuesdays', [3, 4, 5, 6, 7]],
    ['no messages on weekends', [1, 2, 3, 4, 5]],
    ['nothing on the weekend', [1, 2, 3, 4, 5]],
    ['no papers on sundays', [1, 2, 3, 4, 5, 6]],
    ['weekend', [6, 7]],
    ['the weekend', [6, 7]],
    ['every weekend', [6, 7]],
    ['on weekends', [6, 7]],
    ['weekends only', [6, 7]],
    ['sat & sun', [6, 7]],
    ['Saturday/Sunday', [6, 7]],
    ['each day', [1, 2, 3, 4, 5, 6, 7]],
    ['all days', [1, 2, 3, 4, 5, 6, 7]],
    ['every single day', [1, 2, 3, 4, 5, 6, 7]],
    ['every morning', [1, 2, 3, 4, 5, 6, 7]],
    ['every evening', [1, 2, 3, 4, 5, 6, 7]],
    ['nightly', [1, 2, 3, 4, 5, 6, 7]],
    ['7 days a week', [1, 2, 3, 4, 5, 6, 7]],
    ['seven days', [1, 2, 3, 4, 5, 6, 7]],
    ['every monday', [1]],
    ['Mondays', [1]],
    ['each Tuesday', [2]],
    ['on wed', [3]],
    ['weds', [3]],
    ['Thurs', [4]],
    ['thur.', [4]],
    ['mon, wed and fri', [1, 3, 5]],
    ['Mon; Wed; Fri', [1, 3, 5]],
    ['mondays, wednesdays, and fridays', [1, 3, 5]],
    ['tue+thu', [2, 4]],
    ['every monday and every friday', [1, 5]],
    ['sun-tue', [1, 2, 7]],
    ['mon-wed and sat', [1, 2, 3, 6]],
  ])('%s: %j', (typed, days) => expect(parseWeekdays(typed)).toEqual(days));

  it.each([
    '',
    'and',
    't',
    's',
    'someday',
    'mon,foo',
    'mon-wed-fri',
    'mon-',
    '1',
    'fridayish',
    'sa+so',
    'every other day',
    'constructor',
  ])('says for "%s" what to type instead', (typed) => {
    expect(refusalOf(parseWeekdays, typed)).toBe(
      `"${typed}" does not name weekdays: type weekdays, daily, weekends, mon-fri or mon,thu.`,
    );
  });

  it('reads no further than days can be named', () => {
    const all =
      'every monday, tuesday, wednesday, thursday, friday, saturday and sunday except on wednesdays';
    expect(parseWeekdays(all)).toEqual([1, 2, 4, 5, 6, 7]);
    expect(() => parseWeekdays(`${'not '.repeat(5_000)}mon`)).toThrow(/does not name weekdays/);
  });

  it('never fails but with a UserError', () => {
    const words = fc.constantFrom('mon', 'fri', '-', ',', 'and', 'every', 'weekends', 'to', 'x', ' ');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((all) => all.join(' ')),
        ),
        (text) => {
          try {
            expect(parseWeekdays(text)).not.toEqual([]);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
    );
  });
});
