import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipWords, count, oneLine, plural } from '#core/text/text.ts';

describe('oneLine', () => {
  it('makes one line of many and keeps what can be read', () => {
    expect(oneLine('  Four\n  bits\t of\u00a0weight ')).toBe('Four bits of weight');
  });

  it('drops escapes, bidi overrides and invisible characters', () => {
    expect(oneLine('a\u001b[31mred\u202e\u200b\u2066z\ud800')).toBe('a[31mredz');
  });

  it('drops text that is hidden in tags, and signs whose width no two terminals agree on', () => {
    expect(oneLine('safe\u{e0069}\u{e0067}\u{e006e}')).toBe('safe');
    expect(oneLine('\u{110bd}, Safe')).toBe(', Safe');
  });

  it('changes nothing the second time and leaves no control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = oneLine(text);
        expect(oneLine(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u);
      }),
    );
  });
});

describe('clipWords', () => {
  it('keeps whole words', () => {
    expect(clipWords('A sentence that goes on and on without an end', 20)).toBe('A sentence that…');
  });

  it('is never longer than asked and never ends inside a surrogate pair', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 1, max: 120 }),
        (text, size) => {
          const cut = clipWords(text, size);
          expect(cut.length).toBeLessThanOrEqual(size);
          expect(cut.isWellFormed()).toBe(text.isWellFormed());
        },
      ),
    );
  });
});

describe('numbers as people say them', () => {
  it.each([
    [0, '0'],
    [950, '950'],
    [1_234, '1.2k'],
    [3_400_000, '3.4m'],
  ])('%i is %s', (value, words) => expect(count(value)).toBe(words));

  it('agrees with its noun', () => {
    expect(plural(1, 'paper')).toBe('1 paper');
    expect(plural(1_200, 'paper')).toBe('1,200 papers');
    expect(plural(2, 'reply', 'replies')).toBe('2 replies');
  });
});
