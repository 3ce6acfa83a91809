import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import { readOrder } from '#core/subscriptions/order-words.ts';
import { parseDate } from '#core/time/date/read-date.ts';
import { parseTime } from '#core/time/time-of-day.ts';
import { parseWeekdays } from '#core/time/weekdays.ts';
import { parseZone } from '#core/time/zone.ts';

const README = readFileSync(new URL('../../../src/core/time/README.md', import.meta.url), 'utf8');
const ROWS = [...README.matchAll(/^\| (time|days|zone|date|order) \| (`.*`) \| (.+) \|$/gm)].flatMap(
  ([, what = '', typed = '', read = '']) =>
    [...typed.matchAll(/`([^`]+)`/g)].map(([, each = '']) => [what, each, read] as const),
);

const READERS: Readonly<Record<string, (typed: string) => string>> = {
  time: parseTime,
  days: (typed) => parseWeekdays(typed).join(),
  zone: parseZone,
  date: (typed) => {
    const { first, last } = parseDate(typed, '2026-11-28');
    return first === last ? first : `${first} to ${last}`;
  },
  order: (typed) => {
    const { options } = readOrder(typed.split(' '));
    const said = ['time', 'zone', 'days', 'kind', 'size'].filter((part) => options[part] !== undefined);
    return said.map((part) => `${part} ${options[part]?.replace(/^(?:at|on) /, '')}`).join(', ');
  },
};

describe('the README of times', () => {
  it('has rows of every kind', () => {
    expect(new Set(ROWS.map(([what]) => what))).toEqual(new Set(Object.keys(READERS)));
    expect(ROWS.length).toBeGreaterThan(80);
  });

  it.each(ROWS)('%s: %s is read as %s', (what, typed, read) => {
    const reader = READERS[what] as (typed: string) => string;
    if (read === 'asks') expect(() => reader(typed)).toThrow(UserError);
    else expect(reader(typed)).toBe(read);
  });
});
