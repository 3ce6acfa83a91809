import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { subscribeCommand } from '#commands/subscribe.ts';
import { defineCommand } from '#core/commands/command.ts';
import { findCommand } from '#core/commands/find-command.ts';
import type { Described } from '#core/commands/options/described.ts';
import { parseOptions } from '#core/commands/options/parse.ts';
import { UserError } from '#core/errors.ts';
import { closest } from '#core/text/closest.ts';
import { commands, search, top } from '#test/adapters/commands.ts';

const usual = { limit: 10, sort: 'relevance' };

function refusal(command: Described, input: string | readonly string[]): string {
  try {
    parseOptions(command, input);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'was accepted';
}

function commandWith(option: z.ZodType, facts: Partial<Described> = {}): Described {
  return { name: 'do', about: '', options: z.object({ it: option }), examples: [], ...facts };
}

describe('the options of a typed line', () => {
  it('are taken from --name value, --name=value and name:value, in any case', () => {
    const expected = { ...usual, query: 'a', limit: 5 };
    for (const line of ['a --limit 5', '--limit=5 a', 'a limit:5', 'a Limit:5', 'a limit: 5']) {
      expect(parseOptions(search, line)).toEqual(expected);
    }
  });

  it('leave everything else as the rest, with its quotes as typed', () => {
    const line = 'llm quantization "exact phrase" --limit 5 sort:date author:x -game';
    expect(parseOptions(search, line)).toEqual({
      query: 'llm quantization "exact phrase" author:x -game',
      limit: 5,
      sort: 'date',
    });
  });

  it('leave an option inside quotes alone, straight or curly', () => {
    expect(parseOptions(search, '"--limit 5" “sort:date x”')).toMatchObject({
      query: '"--limit 5" “sort:date x”',
      ...usual,
    });
  });

  it('may hold spaces in quotes', () => {
    expect(parseOptions(search, 'query:"speech to text"')).toMatchObject({ query: 'speech to text' });
    expect(parseOptions(search, '--query=“speech to text”')).toMatchObject({ query: 'speech to text' });
  });

  it('end at --', () => {
    expect(parseOptions(search, 'a limit:3 -- --sort 2026-01-01')).toEqual({
      ...usual,
      query: 'a --sort 2026-01-01',
      limit: 3,
    });
  });

  it('may begin with the dash that a phone makes of two hyphens', () => {
    expect(parseOptions(search, 'a —limit 5')).toMatchObject({ query: 'a', limit: 5 });
    expect(parseOptions(search, 'a — b –game')).toMatchObject({ query: 'a — b –game' });
  });

  it.each([
    ['9 pm New York', { time: '9 pm', zone: 'New York' }],
    ['every day 7:30 Berlin', { days: 'daily', time: '7:30', zone: 'Berlin' }],
    ['Berlin 9', { time: '9', zone: 'Berlin' }],
  ])('take two bare words that an option accepts only together: %s', (line, read) => {
    expect(parseOptions(subscribeCommand, line)).toMatchObject(read);
  });

  it('take a bare word that an option accepts, once and unless it is set by name', () => {
    expect(parseOptions(search, 'a 2026-08-20')).toMatchObject({ query: 'a', since: '2026-08-20' });
    expect(parseOptions(search, 'a 2026-08-20 since:2026-01-01')).toMatchObject({
      query: 'a 2026-08-20',
      since: '2026-01-01',
    });
    expect(parseOptions(top, 'Month')).toMatchObject({ period: 'month' });
  });

  it('become numbers, switches and lists as their schema wants', () => {
    expect(parseOptions(search, 'a --code limit:7 tags:cs,math')).toMatchObject({
      query: 'a',
      code: true,
      limit: 7,
      tags: ['cs', 'math'],
    });
    expect(parseOptions(search, '--code no a')).toMatchObject({ query: 'a', code: false });
    expect(parseOptions(search, 'a sort:DATE')).toMatchObject({ sort: 'date' });
  });

  it('come from the words of a shell as they are', () => {
    expect(parseOptions(search, ['llm quantization', '--limit', '5'])).toMatchObject({
      query: 'llm quantization',
      limit: 5,
    });
    expect(parseOptions(search, ['an "exact phrase"', '--', '-x'])).toMatchObject({
      query: 'an "exact phrase" -x',
    });
  });
});

describe('a line that cannot be read', () => {
  it.each([
    ['a --limt 5', 'There is no option "limt" here; did you mean limit?'],
    ['a --limit abc', '"limit" must be a whole number from 1 to 50, not "abc": try search a limit:5.'],
    ['a limit:500', '"limit" must be a whole number from 1 to 50, not "500": try search a limit:50.'],
    ['a sort:dat', '"sort" must be relevance, date or upvotes, not "dat": try search a sort:date.'],
    ['a since:soon', '"since" must be a date written YYYY-MM-DD, not "soon".'],
    ['a code:maybe', '"code" must be yes or no, not "maybe": try search a code:yes.'],
    [
      'a field:x',
      '"x" does not fit "field" (arXiv\'s short name of a field): try search agents field:cs.CL.',
    ],
    ['a --limit', '"limit" needs a value: try search llm quantization limit:5.'],
    ['a --limit= b', '"limit" needs a value: try search llm quantization limit:5.'],
    ['a --limit --code', '"limit" needs a value: try search llm quantization limit:5.'],
    ['a --limit 1 limit:2', '"limit" is given twice; give it once.'],
    ['query:a b', '"query" is given twice; give it once.'],
    ['', 'search needs "query": try search llm quantization.'],
    ['x'.repeat(201), '"query" must be at most 200 characters long, not 201.'],
  ])('%s → %s', (line, message) => {
    expect(refusal(search, line)).toBe(message);
  });

  it('names all options where none is near', () => {
    expect(refusal(top, '--xyzzy')).toBe('There is no option "xyzzy" here: try period or size.');
    const none = commandWith(z.string(), { options: z.object({}) });
    expect(refusal(none, '--xyzzy')).toBe('There is no option "xyzzy" here; this command takes none.');
  });

  it('is told what a word should have been where there is no rest', () => {
    expect(refusal(top, 'yaer')).toBe('"period" must be week or month, not "yaer": try top week.');
    expect(refusal(top, 'week please')).toBe('top takes no words like "please": try top week.');
  });

  it("is told in the schema's own sentence where it has one", () => {
    const odd = z.string().refine((text) => text.length % 2 === 1, 'An odd number of letters is needed.');
    expect(refusal(commandWith(odd), 'it:ab')).toBe('An odd number of letters is needed.');
  });

  it.each([
    [z.number().min(0), 'a number of at least 0, not "x": try do it:5.'],
    [z.int().max(3), 'a whole number of at most 3, not "x": try do it:3.'],
    [z.int(), 'a whole number, not "x": try do it:5.'],
    [
      z.union([z.literal('all'), z.int().min(1)]),
      'all or a whole number of at least 1, not "x": try do it:all.',
    ],
    [z.url(), 'a link that begins with https://, not "x".'],
    [
      z.iso.date().meta({ examples: ['2026-08-20'] }),
      'a date written YYYY-MM-DD, not "x": try do it:2026-08-20.',
    ],
  ])('says what belongs there, from the schema (%#)', (schema, words) => {
    expect(refusal(commandWith(schema), 'it:x')).toBe(`"it" must be ${words}`);
  });

  it('is repeated without control characters and cut', () => {
    const message = refusal(search, `a limit:${'\u001b[31mx'.repeat(100)}`);
    expect(message).not.toMatch(/\p{Cc}/u);
    expect(message.length).toBeLessThan(140);
  });

  it('never gives anything but a UserError, whatever is typed', () => {
    const part = fc.constantFrom(
      '--',
      '—',
      '"',
      '“',
      'limit',
      'sort',
      ':',
      '=',
      ' ',
      '5',
      'code',
      'since',
      '-',
      '__proto__',
    );
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(line, (typed) => {
        for (const command of [search, top]) {
          expect(refusal(command, typed)).not.toBe('');
          expect(refusal(command, typed.split(' '))).not.toBe('');
        }
      }),
    );
  });
});

describe('the command of a name', () => {
  it('is found in any case and with a slash', () => {
    expect(findCommand(commands, 'search')).toBe(search);
    expect(findCommand(commands, '/Search')).toBe(search);
  });

  it('is guessed where it is misspelt', () => {
    expect(() => findCommand(commands, 'serach')).toThrow(
      'There is no command "serach"; did you mean search? Type help for the list.',
    );
    expect(() => findCommand(commands, 'xyzzy')).toThrow(
      'There is no command "xyzzy". Type help for the list.',
    );
  });
});

describe('the nearest word', () => {
  it('is one that a slip or a shortening makes the typed word', () => {
    expect(closest('hlep', ['top', 'help'])).toBe('help');
    expect(closest('sea', ['top', 'search'])).toBe('search');
    expect(closest('tpo', ['help', 'top'])).toBeUndefined();
    expect(closest('banana', ['help', 'top'])).toBeUndefined();
  });
});

describe('options that are said', () => {
  const follow = defineCommand({
    name: 'follow',
    effect: 'changes',
    audience: 'everyone',
    about: 'Follow a topic',
    options: z.object({
      topic: z.string().describe('a topic'),
      for: z.enum(['me', 'channel']).default('channel').describe('for whom'),
      level: z.enum(['broad', 'strict']).optional().describe('how sure'),
    }),
    rest: 'topic',
    spoken: ['for', 'level'],
    examples: ['follow world models for me'],
    run: async () => ({ summary: '', blocks: [] }),
  });

  it.each([
    ['world models for me', { topic: 'world models', for: 'me' }],
    ['world models for me level strict', { topic: 'world models', for: 'me', level: 'strict' }],
    ['Level Broad agents for Channel', { topic: 'agents', for: 'channel', level: 'broad' }],
    ['tools for code for:me', { topic: 'tools for code', for: 'me' }],
    ['tools for me for me', { topic: 'tools for me', for: 'me' }],
    ['sea level rise', { topic: 'sea level rise', for: 'channel' }],
    ['"for me"', { topic: '"for me"', for: 'channel' }],
  ])('%s', (line, options) => expect(parseOptions(follow, line)).toEqual(options));
});

describe('an option that a last word may stand for', () => {
  const mute = defineCommand({
    name: 'mute',
    effect: 'changes',
    audience: 'everyone',
    about: 'Mute a topic',
    options: z.object({ topic: z.string(), days: z.int().min(1).max(365).optional() }),
    rest: 'topic',
    tail: 'days',
    examples: ['mute games 7'],
    run: async () => ({ summary: '', blocks: [] }),
  });

  it.each([
    ['video games 7', { topic: 'video games', days: 7 }],
    ['3 body problem', { topic: '3 body problem' }],
    ['"GPT 4"', { topic: '"GPT 4"' }],
    ['7', { topic: '7' }],
    ['ICLR 2026', { topic: 'ICLR 2026' }],
    ['GPT 4 days:7', { topic: 'GPT 4', days: 7 }],
  ])('%s', (line, options) => expect(parseOptions(mute, line)).toEqual(options));

  it.each(['games 999', 'games -3', 'games 99999'])('%s is out of its bounds', (line) => {
    expect(() => parseOptions(mute, line)).toThrow('"days" must be a whole number from 1 to 365');
  });
});
