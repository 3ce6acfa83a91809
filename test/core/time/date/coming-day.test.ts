import { describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import { parseComingDay, readCalendarDay } from '#core/time/date/coming-day.ts';

const THURSDAY = '2026-08-20';

function refusal(typed: string): string {
  try {
    return parseComingDay(typed, THURSDAY);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe('a day to come', () => {
  it.each([
    ['monday', '2026-08-24'],
    ['until Monday', '2026-08-24'],
    ['next monday', '2026-08-24'],
    ['thursday', '2026-08-27'],
    ['tomorrow', '2026-08-21'],
    ['2 weeks', '2026-09-03'],
    ['a fortnight', '2026-09-03'],
    ['twelve days', '2026-09-01'],
    ['twenty days', '2026-09-09'],
    ['end of next week', '2026-08-31'],
    ['end of next month', '2026-10-01'],
    ['for two weeks', '2026-09-03'],
    ['a week', '2026-08-27'],
    ['the next 10 days', '2026-08-30'],
    ['a month', '2026-09-20'],
    ['next week', '2026-08-24'],
    ['next month', '2026-09-01'],
    ['december', '2026-12-01'],
    ['24 Dec', '2026-12-24'],
    ['christmas', '2026-12-25'],
    ['xmas eve', '2026-12-24'],
    ["New Year's Day", '2027-01-01'],
    ['the new year', '2027-01-01'],
    ['December 24th', '2026-12-24'],
    ['the 3rd of January', '2027-01-03'],
    ['2026-12-24', '2026-12-24'],
    ['24.12.', '2026-12-24'],
    ['24.12.2026', '2026-12-24'],
    ['12/24/2026', '2026-12-24'],
    ['Jan 2027', '2027-01-01'],
    ['end of the month', '2026-09-01'],
    ['the end of this week', '2026-08-24'],
    ['end of the weekend', '2026-08-24'],
    ['the rest of the summer', '2026-09-01'],
    ['after the summer holidays', '2026-09-01'],
    ['end of august', '2026-09-01'],
    ['end of year', '2027-01-01'],
    ['end of the day', '2026-08-21'],
    ['fall', '2026-09-01'],
    ['the 5th', '2026-09-05'],
    ['on the 31st', '2026-08-31'],
    ['20th', '2026-09-20'],
    ['next winter', '2026-12-01'],
    ['the weekend', '2026-08-22'],
  ])('%s', (typed, day) => {
    expect(parseComingDay(typed, THURSDAY)).toBe(day);
  });

  it.each([
    ['9 pm', '"9 pm" is no day ahead: type it like monday, 2 weeks, 24 Dec or 2026-12-24.'],
    ['', '"" is no day ahead: type it like monday, 2 weeks, 24 Dec or 2026-12-24.'],
    ['yesterday', '"yesterday" is no day ahead: type it like monday, 2 weeks, 24 Dec or 2026-12-24.'],
    ['0 days', '2026-08-20 is not ahead: name a day after today.'],
    ['2026-08-20', '2026-08-20 is not ahead: name a day after today.'],
    ['2025-12-24', '2025-12-24 is not ahead: name a day after today.'],
    ['end of may', '2027-06-01 is more than half a year ahead: name a day before that.'],
    ['summer', '2027-06-01 is more than half a year ahead: name a day before that.'],
    ['end of banana', '"end of banana" is no day ahead: type it like monday, 2 weeks, 24 Dec or 2026-12-24.'],
    ['20 Aug', '2027-08-20 is more than half a year ahead: name a day before that.'],
    ['999 weeks', '2045-10-12 is more than half a year ahead: name a day before that.'],
    ['31 November', 'There is no 31 November: type a day that the calendar has.'],
    ['3/4/2027', '3/4/2027 can be Sat 3 Apr 2027 or Thu 4 Mar 2027: type 2027-04-03 or 2027-03-04.'],
  ])('is not %j', (typed, sentence) => {
    expect(refusal(typed)).toBe(sentence);
  });

  it('is none that is as long as a page', () => {
    expect(refusal('1 '.repeat(9_999))).toContain('is no day ahead');
  });
});

it.each([
  ['2024-01-01', '2024-03-31'],
  ['2025-04-20', '2025-04-20'],
  ['2025-04-21', '2026-04-05'],
  ['2027-01-01', '2027-03-28'],
  ['2049-01-01', '2049-04-18'],
  ['2076-01-01', '2076-04-19'],
])('Easter from %s on is %s', (today, easter) => {
  expect(readCalendarDay('easter', today)).toBe(easter);
});

it('a date without a year is the first one from a day on', () => {
  expect(readCalendarDay('20 Aug', THURSDAY)).toBe(THURSDAY);
  expect(readCalendarDay('19 Aug', THURSDAY)).toBe('2027-08-19');
  expect(readCalendarDay('19 Aug 2026', THURSDAY)).toBe('2026-08-19');
  expect(readCalendarDay('monday', THURSDAY)).toBeUndefined();
});
