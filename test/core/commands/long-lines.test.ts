import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Described } from '#core/commands/options/described.ts';
import { parseOptions } from '#core/commands/options/parse.ts';
import { queryInWords } from '#core/search/query.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { readOrder } from '#core/subscriptions/order-words.ts';
import { isSmall } from '#core/subscriptions/small-words.ts';

const SIZE = 20_000;

/** A command that counts how often a word is tried as an option of it, and how long the words are. */
function counting(): { command: Described; tried: () => number; longest: () => number } {
  const seen: number[] = [];
  const option = z.string().refine((typed) => {
    seen.push(typed.length);
    return false;
  });
  const command: Described = {
    name: 'do',
    about: '',
    options: z.object({ it: option.optional(), rest: z.string().optional() }),
    bare: ['it'],
    rest: 'rest',
    examples: [],
  };
  return { command, tried: () => seen.length, longest: () => Math.max(0, ...seen) };
}

// What the work is, not how long it takes: `npm run bench:typed` has the milliseconds.
describe('a line of 20 KB', () => {
  it('has none of its many words tried as options, as a shorter one has', () => {
    const many = counting();
    const text = 'no '.repeat(SIZE / 3).trim();
    expect(parseOptions(many.command, text)).toEqual({ rest: text });
    expect(many.tried()).toBe(0);
    const few = counting();
    parseOptions(few.command, 'no '.repeat(40));
    expect(few.tried()).toBeGreaterThan(40);
  });

  it('has no word of such a length tried as one', () => {
    const { command, longest } = counting();
    const text = `${'?'.repeat(SIZE)} no`;
    expect(parseOptions(command, text)).toEqual({ rest: text });
    expect(longest()).toBeLessThanOrEqual(100);
  });

  it.each(['?', '!', '.', ',', ';', '-', ' at', 'on the ', 'xanadu ', '9', '“'])(
    'of %j is no order',
    (part) => {
      expect(() => readOrder(`x${part.repeat(SIZE / part.length)}y`.split(' '))).toThrow(
        /is no time, weekday or place/,
      );
    },
  );

  it('is no small word, whatever stands behind it', () => {
    expect(isSmall('please!?')).toBe(true);
    expect(isSmall(`please${'!'.repeat(SIZE)}`)).toBe(false);
  });

  it('is read as a query no further than anybody types one', () => {
    expect(queryInWords(parseQuery('ab '.repeat(SIZE / 3))).length).toBeLessThanOrEqual(4_000);
  });
});
