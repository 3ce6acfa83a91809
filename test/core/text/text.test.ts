import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipWords, count, enumerated, oneLine, plural } from '#core/text/text.ts';

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

  it('drops what is as wide as nothing: fillers, blanks, variations that hide a text', () => {
    expect(oneLine('a\u3164b\uffa0c\u2800d\u034fe\ufe00f\u{e0101}g\u00adh')).toBe('abcdefgh');
  });

  it.each([
    ['an emoji of several', '👩\u200d🔬 and 👩🏽\u200d🔬 and ❤️\u200d🔥'],
    ['a Persian word', 'می\u200cخواهم'],
    ['a conjunct in Sinhala', 'ක්\u200dෂ'],
    ['an explicit virama in Devanagari', 'क्\u200cष'],
    ['a letter at a word’s end in Malayalam', 'അവന്\u200d വന്നു'],
    ['an emoji with its colours', '❤️ ☎︎'],
  ])('keeps the joiner of %s', (_, text) => {
    expect(oneLine(text)).toBe(text);
  });

  it.each([
    ['between Latin letters', 'wa\u200cter\u200d', 'water'],
    ['at the edges of a Persian word', '\u200cمی\u200c خواهم', 'می خواهم'],
    ['behind an emoji that joins nothing', '👩\u200d a', '👩 a'],
    ['between an emoji and a letter', 'a\u200d🔬', 'a🔬'],
    ['more than one at a place', 'می\u200c\u200d\u200cخواهم', 'می\u200cخواهم'],
    ['that keeps two emoji apart', '👩\u200c🔬', '👩🔬'],
  ])('drops a joiner %s', (_, text, read) => {
    expect(oneLine(text)).toBe(read);
  });

  it('changes nothing the second time and leaves no control character', () => {
    const joined = fc.constantFrom(
      ...'\u200c\u200d\ufe0f\u094d\u064b\u0301 ',
      'ی',
      'क',
      '👩',
      '🏽',
      '\ud83d',
      'e',
      '\u202e',
    );
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: joined, maxLength: 12 }));
    fc.assert(
      fc.property(texts, (text) => {
        const once = oneLine(text);
        expect(oneLine(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]|\u200c{2}|\u200d{2}/u);
      }),
      { numRuns: 1000 },
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

it.each([
  [[], ''],
  [['robots'], 'robots'],
  [['robots', 'agents'], 'robots and agents'],
  [['robots', 'grasping', 'agents'], 'robots, grasping and agents'],
])('%j are listed as %s', (things, said) => expect(enumerated(things)).toBe(said));
