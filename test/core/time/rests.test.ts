import { describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import { parseQuietHours } from '#core/time/quiet-hours.ts';
import { holidaysText, parseHolidays, restsShown } from '#core/time/rests.ts';

const TODAY = '2026-12-20';

function refusal(read: () => unknown): string {
  try {
    return `read as ${JSON.stringify(read())}`;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe('holidays', () => {
  it.each([
    ['2026-12-24..2027-01-01, 2027-04-02', '2026-12-24..2027-01-01, 2027-04-02'],
    ['24 Dec to 1 Jan', '2026-12-24..2027-01-01'],
    ['24-26 Dec', '2026-12-24..2026-12-26'],
    ['Dec 24-26', '2026-12-24..2026-12-26'],
    ['24 Dec – 2 Jan; 6 Jan', '2026-12-24..2027-01-02, 2027-01-06'],
    ['2 April 2027, 24 Dec', '2026-12-24, 2027-04-02'],
    ['20 Dec', '2026-12-20'],
    ['2026-12-18..2026-12-21', '2026-12-18..2026-12-21'],
    ['2026-12-01', 'none'],
    ['none', 'none'],
    ['off', 'none'],
  ])('%s are %s', (typed, text) => {
    expect(holidaysText(parseHolidays(typed, TODAY))).toBe(text);
    expect(holidaysText(parseHolidays(text, TODAY))).toBe(text);
  });

  it('are shown with their year where that is another one', () => {
    const rests = parseHolidays('22 Dec, 24 Dec to 1 Jan', TODAY);
    expect(restsShown(rests, TODAY)).toBe('22 Dec, 24 Dec to 1 Jan 2027');
  });

  it.each([
    ['midsummer', '"midsummer" is no date, and no first and last one'],
    ['24 Dec to monday', '"24 Dec to monday" is no date, and no first and last one'],
    ['1 Jan to 2 Jan to 3 Jan', 'is no date, and no first and last one'],
    ['2027-01-02..2027-01-01', '2027-01-01 is before 2027-01-02: type the first date first.'],
    ['2027-01-01..2027-12-31', 'Holidays are 92 days long at most, 2027-01-01 to 2027-12-31 are 365'],
    ['2027-02-29', 'There is no 29 February 2027'],
    [Array(31).fill('24 Dec').join(), 'Type 1 to 30 dates'],
    [', ;', 'Type 1 to 30 dates'],
  ])('are not %s', (typed, sentence) => {
    expect(refusal(() => parseHolidays(typed, TODAY))).toContain(sentence);
  });
});

describe('quiet hours', () => {
  it.each([
    ['22-7', '22:00-07:00'],
    ['22:00-07:00', '22:00-07:00'],
    ['10 pm to 7 am', '22:00-07:00'],
    ['from 18:30 until 8', '18:30-08:00'],
    ['between 12 and 13', '12:00-13:00'],
    ['20h–8h', '20:00-08:00'],
    ['18-24', '18:00-00:00'],
  ])('%s are %s', (typed, hours) => {
    expect(parseQuietHours(typed)).toBe(hours);
  });

  it('are none where they are off', () => {
    expect(parseQuietHours('off')).toBeUndefined();
    expect(parseQuietHours('none')).toBeUndefined();
  });

  it.each([
    ['22', '"22" are no quiet hours: type them like 22-7, 18:30-8:00 or off.'],
    ['7-7', '"7-7" are no quiet hours: type them like 22-7, 18:30-8:00 or off.'],
    ['7-99', '"7-99" are no quiet hours: type them like 22-7, 18:30-8:00 or off.'],
    ['0-24', '"0-24" are no quiet hours: type them like 22-7, 18:30-8:00 or off.'],
    ['22-7, 12-13', '"22-7, 12-13" are no quiet hours: type them like 22-7, 18:30-8:00 or off.'],
    ['at night', '"at night" are no quiet hours'],
    ['-'.repeat(20_000), 'are no quiet hours'],
  ])('are not %s', (typed, sentence) => {
    expect(refusal(() => parseQuietHours(typed))).toContain(sentence);
  });
});
