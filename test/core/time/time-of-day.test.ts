import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import { parseTime } from '#core/time/time-of-day.ts';
import { refusalOf } from './refusal.ts';

describe('parseTime', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['09:30', '09:30'],
    [' 9.30 ', '09:30'],
    ['9;30', '09:30'],
    ['9;30 pm', '21:30'],
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
    ['nine', '09:00'],
    ['at ten pm', '22:00'],
    ['nine thirty', '09:30'],
    ['eight fifteen pm', '20:15'],
    ['seven forty-five', '07:45'],
    ['half past nine', '09:30'],
    ['quarter to nine', '08:45'],
    ["eleven o'clock", '11:00'],
    ['midnight', '00:00'],
    ['midday', '12:00'],
    ['12 noon', '12:00'],
    ['0900', '09:00'],
    ['2130', '21:30'],
    ['0000', '00:00'],
    ['0930 pm', '21:30'],
    ['730', '07:30'],
    ['7 30', '07:30'],
    ["9'o clock", '09:00'],
    ['8 in the eve', '20:00'],
    ['ten past nine', '09:10'],
    ['twenty-five to nine pm', '20:35'],
    ['five to twelve', '11:55'],
    ['8:15p', '20:15'],
    ['7a', '07:00'],
    ['10ish am', '10:00'],
    ['midnite', '00:00'],
    ['2pm-ish', '14:00'],
    ['at 815', '08:15'],
    ['930am', '09:30'],
    ['930 pm', '21:30'],
    ['9 am', '09:00'],
    ['9AM', '09:00'],
    ['9Pm', '21:00'],
    ['9 a.m.', '09:00'],
    ['9 p.m', '21:00'],
    ['9.30pm', '21:30'],
    ['9h', '09:00'],
    ['9h30', '09:30'],
    ['09h00', '09:00'],
    ['9 h 30', '09:30'],
    ['9 : 30', '09:30'],
    ['9 o’clock', '09:00'],
    ["9 o'clock", '09:00'],
    ['9 oclock', '09:00'],
    ["9 o'clock pm", '21:00'],
    ['21 Uhr', '21:00'],
    ['9 hrs', '09:00'],
    ['17 hours', '17:00'],
    ['at 9', '09:00'],
    ['at 9:15pm', '21:15'],
    ['@ 9', '09:00'],
    ['@9am', '09:00'],
    ['around 8', '08:00'],
    ['about 7:45', '07:45'],
    ['at noon', '12:00'],
    ['at 12 midnight', '00:00'],
    ['9 in the morning', '09:00'],
    ['at 9 in the morning', '09:00'],
    ['6 in the evening', '18:00'],
    ['4:30 in the afternoon', '16:30'],
    ['10 at night', '22:00'],
    ['half past 8', '08:30'],
    ['half past 8 pm', '20:30'],
    ['quarter past 9', '09:15'],
    ['quarter to 9', '08:45'],
    ['quarter to 12 am', '23:45'],
    ['quarter to 1 pm', '12:45'],
    ['00:00', '00:00'],
    ['7.05', '07:05'],
    ['19.45', '19:45'],
    ['1:00', '01:00'],
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
    '933',
    '9 to 5',
    '990',
    '030',
    '2460',
    'half to 9',
    '9 pm am',
    '21h pm',
    'constructor',
    '9 o’clock in the',
  ])('says for "%s" what to type instead', (typed) => {
    expect(refusalOf(parseTime, typed)).toBe(
      `"${typed}" is not a time of day: type it like 09:30, 9:30 pm or 21h.`,
    );
  });

  it('gives a time that it takes again, or a UserError', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^\d{1,2}([:.h]\d{2})? ?(am|pm|h)?$/));
    fc.assert(
      fc.property(typed, (text) => {
        try {
          const time = parseTime(text);
          expect(parseTime(time)).toBe(time);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
