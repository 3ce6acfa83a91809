import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { readFields, readLine } from '#core/commands/options/read-line.ts';
import { UserError } from '#core/errors.ts';

/** The options of a typed line, or the sentence about it. */
function read(line: string): unknown {
  try {
    return readLine(commands, line).options;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe('for how long a topic is muted', () => {
  it.each([
    ['games for 2 weeks', { topic: 'games', days: 14 }],
    ['games 3 days', { topic: 'games', days: 3 }],
    ['games 7', { topic: 'games', days: 7 }],
    ['games for a month', { topic: 'games', days: 30 }],
    ['games for the next two weeks', { topic: 'games', days: 14 }],
    ['video games for one year for me', { topic: 'video games', days: 365, for: 'me' }],
    ['"games 2 weeks"', { topic: '"games 2 weeks"' }],
    ['2 weeks', { topic: '2 weeks' }],
    ['seven days of the week', { topic: 'seven days of the week' }],
    ['games for 60 weeks', expect.stringContaining('"days" must be a whole number from 1 to 365')],
    ['games until friday', expect.stringContaining('type how many, as in mute games 7')],
    ['games for 2 weeks days:3', expect.stringContaining('"days" is given twice')],
  ])('mute %s', (typed, options) => {
    expect(read(`mute ${typed}`)).toEqual(options);
  });

  it('is heard in a field of a form, too', () => {
    const fields = (options: Record<string, string | number>) =>
      readFields(commands, { command: 'mute', options }).options;
    expect(fields({ topic: 'games for 2 weeks' })).toEqual({ topic: 'games', days: '14' });
    expect(fields({ topic: 'games', days: 3 })).toEqual({ topic: 'games', days: 3 });
    expect(() => fields({ topic: 'games for 2 weeks', days: 3 })).toThrow('"days" is given twice');
    expect(readFields(commands, { command: 'today', options: { topic: 'yesterday' } }).options).toEqual({
      date: 'yesterday',
    });
  });
});

describe('whose things are to be forgotten', () => {
  it.each([
    ['me', { whose: 'me' }],
    ['about me', { whose: 'me' }],
    ['everything about me please', { whose: 'me' }],
    ['my data', { whose: 'me' }],
    ['all of this channel', { whose: 'channel' }],
    ['me yes', { whose: 'me', sure: 'yes' }],
    ['everything', 'forget needs "whose": try forget me.'],
    ['topic agents', 'forget takes no words like "topic agents": try forget me.'],
  ])('forget %s', (typed, options) => {
    expect(read(`forget ${typed}`)).toEqual(options);
  });
});

describe('small words around what is meant', () => {
  it.each([
    ['top of the week', undefined],
    ['top papers of the month', { period: 'month' }],
    ['top of last month', { date: 'last month' }],
    ['top year', expect.stringContaining('top takes no words like "year"')],
    ['topics me', { for: 'me' }],
    ['status mine', { for: 'me' }],
    ['similar 2608.01234 3', { paper: '2608.01234', limit: 3 }],
    ['similar to 2608.01234 limit 10', { paper: 'to 2608.01234', limit: 10 }],
    ['similar 2608.01234 2608.01235', { paper: '2608.01234 2608.01235' }],
    ['open 2608.01234', { paper: '2608.01234' }],
    ['the id of it is 2608.01234 I think', expect.stringContaining('There is no command "the"')],
  ])('%s', (line, options) => {
    expect(read(line)).toEqual(options);
  });
});
