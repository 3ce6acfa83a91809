import { expect, it } from 'vitest';
import { nearlySaid } from '#core/time/nearly-said.ts';

it.each([
  ['weeekdays', 'weekdays'],
  ['wensday', 'wednesday'],
  ['Thrusday,', 'thursday'],
  ['tusdays', 'tuesday'],
  ['mornign', 'morning'],
  ['dayly', 'daily'],
])('%s is nearly %s', (typed, word) => expect(nearlySaid(typed)).toBe(word));

it.each(['Tuscany', 'sandy', 'Munich', 'model', 'days', 'a', 'wednesdaywednesday'])(
  '%s is no word of a schedule',
  (typed) => expect(nearlySaid(typed)).toBeUndefined(),
);
