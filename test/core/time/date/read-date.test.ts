import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import { Day } from '#core/paper.ts';
import { dateAmong } from '#core/time/date/date-words.ts';
import { parseDate, readDate } from '#core/time/date/read-date.ts';
import { longDay, shortDay } from '#core/time/dates.ts';
import { refusalOf } from '../refusal.ts';

// A Saturday.
const TODAY = '2026-11-28';
const parse = (typed: string) => parseDate(typed, TODAY);

it.each([
  ['8-20', '2026-08-20'],
  ['20-8', '2026-08-20'],
  ['8/20', '2026-08-20'],
  ['12/13', '2025-12-13'],
])('%s is a day where there has to be one', (typed, day) => {
  expect(parse(typed)).toEqual({ first: day, last: day, span: 'day' });
  expect(readDate(typed, TODAY)).toBeUndefined();
});

it.each(['8-9', '13-20', '8-32', '0-20', '24/7/2'])(
  '%s is none, where it can be two or no calendar has it',
  (typed) => {
    expect(() => parse(typed)).toThrow(UserError);
  },
);

describe('readDate', () => {
  it.each([
    ['today', '2026-11-28'],
    ['yesterday', '2026-11-27'],
    ['Yesterday', '2026-11-27'],
    ['the 27th', '2026-11-27'],
    ['on the 28th', '2026-11-28'],
    ['29th', '2026-10-29'],
    ['the 31st of the month', '2026-10-31'],
    ['tomorrow', '2026-11-29'],
    ['day before yesterday', '2026-11-26'],
    ['the day before yesterday', '2026-11-26'],
    ['1 day ago', '2026-11-27'],
    ['3 days ago', '2026-11-25'],
    ['three days ago', '2026-11-25'],
    ['a week ago', '2026-11-21'],
    ['two weeks ago', '2026-11-14'],
    ['a month ago', '2026-10-28'],
    ['0 days ago', '2026-11-28'],
    ['monday', '2026-11-23'],
    ['on Friday', '2026-11-27'],
    ['last friday', '2026-11-27'],
    ['Saturday', '2026-11-28'],
    ['last saturday', '2026-11-21'],
    ['this monday', '2026-11-23'],
    ['from tues', '2026-11-24'],
    ['2026-08-20', '2026-08-20'],
    ['2026-8-20', '2026-08-20'],
    ['2026-8-2', '2026-08-02'],
    ['2026/08/20', '2026-08-20'],
    ['2026.08.20', '2026-08-20'],
    ['20260820', '2026-08-20'],
    ['20.8.2026', '2026-08-20'],
    ['20.08.2026', '2026-08-20'],
    ['5.6.2026', '2026-06-05'],
    ['20.8.26', '2026-08-20'],
    ['20.8.', '2026-08-20'],
    ['24.12.', '2025-12-24'],
    ['8/20/2026', '2026-08-20'],
    ['20/8/2026', '2026-08-20'],
    ['20-8-2026', '2026-08-20'],
    ['5/5/2026', '2026-05-05'],
    ['20 Aug', '2026-08-20'],
    ['thu 20 Aug', '2026-08-20'],
    ['Thursday, August 20th', '2026-08-20'],
    ['20 aug.', '2026-08-20'],
    ['20 August', '2026-08-20'],
    ['20. August', '2026-08-20'],
    ['20th August', '2026-08-20'],
    ['20th of August', '2026-08-20'],
    ['the 20th of August', '2026-08-20'],
    ['on the 20th of August', '2026-08-20'],
    ['Aug 20', '2026-08-20'],
    ['August 20', '2026-08-20'],
    ['August 20th', '2026-08-20'],
    ['Aug 20, 2025', '2025-08-20'],
    ['August 20th, 2025', '2025-08-20'],
    ['20 August 2025', '2025-08-20'],
    ['20-Aug-2025', '2025-08-20'],
    ['20/aug/2025', '2025-08-20'],
    ['20 Aug 26', '2026-08-20'],
    ['1 Sept', '2026-09-01'],
    ['sep 1', '2026-09-01'],
    ['may 5', '2026-05-05'],
    ['28 Nov', '2026-11-28'],
    ['29 Nov', '2025-11-29'],
    ['24 Dec', '2025-12-24'],
    ['29 Feb', '2024-02-29'],
    ['31 Dec 2025', '2025-12-31'],
    ['29.2.2024', '2024-02-29'],
  ])('%s: %s', (typed, day) => {
    expect(readDate(typed, TODAY)).toEqual({ first: day, last: day, span: 'day' });
  });

  it.each([
    ['last week', '2026-11-16', '2026-11-22', 'week'],
    ['CW 33', '2026-08-10', '2026-08-16', 'week'],
    ['week 48', '2026-11-23', '2026-11-28', 'week'],
    ['week 50', '2025-12-08', '2025-12-14', 'week'],
    ['kw 53 2020', '2020-12-28', '2021-01-03', 'week'],
    ['week of 10 Aug', '2026-08-10', '2026-08-16', 'week'],
    ['week beginning 2026-08-12', '2026-08-10', '2026-08-16', 'week'],
    ['the last week', '2026-11-16', '2026-11-22', 'week'],
    ['this july', '2026-07-01', '2026-07-31', 'month'],
    ['this december', '2025-12-01', '2025-12-31', 'month'],
    ['last may', '2026-05-01', '2026-05-31', 'month'],
    ['previous week', '2026-11-16', '2026-11-22', 'week'],
    ['this week', '2026-11-23', '2026-11-28', 'week'],
    ['last month', '2026-10-01', '2026-10-31', 'month'],
    ['past month', '2026-10-01', '2026-10-31', 'month'],
    ['this month', '2026-11-01', '2026-11-28', 'month'],
    ['Aug 2026', '2026-08-01', '2026-08-31', 'month'],
    ['in August 2026', '2026-08-01', '2026-08-31', 'month'],
    ['2026-02', '2026-02-01', '2026-02-28', 'month'],
  ] as const)('%s: %s to %s', (typed, first, last, span) => {
    expect(readDate(typed, TODAY)).toEqual({ first, last, span });
  });

  it.each([
    '',
    'may',
    'march',
    '2026',
    'sun',
    'robots',
    '20',
    '20.8',
    'aug',
    'august attention',
    '1 2 aug',
    'in the wild',
    'constructor',
    'last',
    'week',
    '20260',
  ])('has no date in "%s"', (typed) => {
    // "sun" is a Sunday in a list of weekdays, and a date as well.
    expect(readDate(typed, TODAY)).toEqual(typed === 'sun' ? readDate('sunday', TODAY) : undefined);
    if (typed !== 'sun')
      expect(refusalOf(parse, typed)).toBe(
        `"${typed}" is not a date: type it like 2026-08-20, 20 Aug or yesterday.`,
      );
  });

  it.each([
    ['2026-02-29', '29 February 2026'],
    ['29.2.2026', '29 February 2026'],
    ['2026-6-31', '31 June 2026'],
    ['31 June', '31 June'],
    ['32 Aug', '32 August'],
    ['Aug 0', '0 August'],
    ['2026-13-01', '2026-13-01'],
    ['30/2/2026', '30 February 2026'],
  ])('says that there is no %s', (typed, day) => {
    expect(refusalOf(parse, typed)).toBe(`There is no ${day}: type a day that the calendar has.`);
  });

  it('asks where day and month could be either', () => {
    expect(refusalOf(parse, '5/6/2026')).toBe(
      '5/6/2026 can be Fri 5 Jun 2026 or Wed 6 May 2026: type 2026-06-05 or 2026-05-06.',
    );
  });

  it('takes every day back that an answer names', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date(TODAY), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        for (const said of [text, shortDay(text, TODAY), longDay(text).slice(4)]) {
          expect(readDate(said, TODAY)?.last).toBe(text);
        }
      }),
    );
  });

  it('gives days of the calendar, in order, or a UserError', () => {
    const word = fc.constantFrom(
      '20',
      '8',
      '2026',
      'aug',
      '.',
      '/',
      '-',
      'last',
      'week',
      'ago',
      'days',
      ' ',
      'mon',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((all) => all.join('')),
        ),
        (text) => {
          try {
            const found = readDate(text, TODAY);
            if (!found) return;
            expect(Day.parse(found.first) <= Day.parse(found.last)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
    );
  });
});

describe('dateAmong', () => {
  it.each([
    ['robots since a fortnight ago', 'a fortnight ago', 'robots'],
    ['robots yesterday', 'yesterday', 'robots'],
    ['yesterday robots', 'yesterday', 'robots'],
    ['robots from 3 days ago', '3 days ago', 'robots'],
    ['3 days ago in robotics', '3 days ago', 'in robotics'],
    ['speech of the 20th of August', '20th of August', 'speech'],
    ['agents last week', 'last week', 'agents'],
    ['20 August 2026 agents', '20 August 2026', 'agents'],
  ])('%s: %s', (typed, date, left) => {
    expect(dateAmong(typed.split(' '))).toEqual({ date, left: left.split(' ') });
  });

  it.each(['may attention', 'in the wild', 'agents of the week', '3d vision', 'mixture of 8 experts'])(
    'leaves "%s" to be a topic',
    (typed) => expect(dateAmong(typed.split(' '))).toBeUndefined(),
  );
});
