import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '#core/document.ts';
import { bestSnippet, marked } from '#core/search/snippet.ts';

const WANTED = new Map([
  ['quantiz', 2],
  ['weight', 1],
]);

/** Spans as text, with marked words in brackets. */
function shown(spans: readonly Span[]): string {
  return spans.map(({ text, mark }) => (mark ? `[${text}]` : text)).join('');
}

describe('bestSentence', () => {
  it('is the one that says most of what is looked for, its words marked', () => {
    const text = 'We have weights. Quantizing weights helps, as Lee et al. say. Quantization is old.';
    expect(shown(bestSnippet(text, WANTED))).toBe('[Quantizing] [weights] helps, as Lee et al. say.');
  });

  it('is the earliest of equals, and nothing where no word is there', () => {
    expect(shown(bestSnippet('One weight. Two weights.', WANTED))).toBe('One [weight].');
    expect(bestSnippet('Of other things.', WANTED)).toEqual([]);
    expect(bestSnippet('', WANTED)).toEqual([]);
  });

  it('lets other words weigh in, but neither alone nor marked', () => {
    const also = new Map([['bit', 1]]);
    expect(shown(bestSnippet('Weights. Weights in bits. Bits.', WANTED, also))).toBe('[Weights] in bits.');
  });
});

it('marking changes nothing of a text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(
        marked(text, WANTED)
          .map((span) => span.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
