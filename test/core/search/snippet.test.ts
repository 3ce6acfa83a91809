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

const prose = (text: string) => ({ prose: text, title: 'On Bits' });

describe('bestSnippet', () => {
  it('is the one that says most of what is looked for, its words marked', () => {
    const text = 'We have weights. Quantizing weights helps, as Lee et al. say. Quantization is old.';
    expect(shown(bestSnippet(prose(text), WANTED))).toBe('[Quantizing] [weights] helps, as Lee et al. say.');
  });

  it('is the earliest of equals, and nothing where no word is there', () => {
    expect(shown(bestSnippet(prose('One weight. Two weights.'), WANTED))).toBe('One [weight].');
    expect(bestSnippet(prose('Of other things.'), WANTED)).toEqual([]);
    expect(bestSnippet(prose(''), WANTED)).toEqual([]);
  });

  it('says something of the paper too: background only where nothing else matches, links last of all', () => {
    const background = 'However, quantizing weights remains hard.';
    const ours = 'We propose four-bit weights for phones.';
    const link = 'Code for quantizing weights: https://example.org.';
    expect(shown(bestSnippet(prose(`${background} ${ours} ${link}`), WANTED))).toBe(
      'We propose four-bit [weights] for phones.',
    );
    expect(shown(bestSnippet(prose(`${link} ${background}`), WANTED))).toBe(
      'However, [quantizing] [weights] remains hard.',
    );
    expect(shown(bestSnippet(prose(link), WANTED))).toMatch(/^Code for \[quantizing\]/);
  });

  it('is of two that match alike the one that says what the paper does', () => {
    const text =
      'Some weights of some models are small. We introduce a method that makes small weights of big ones.';
    expect(shown(bestSnippet(prose(text), WANTED))).toMatch(/^We introduce/);
  });

  it('is nothing where the title says more than twice as much: the title answers then', () => {
    const text = 'We report trends of weights.';
    const of = (title: string) => bestSnippet({ prose: text, title }, WANTED);
    expect(of('Quantizing Weights of Models')).toEqual([]);
    expect(shown(of('Weights of Models'))).toBe('We report trends of [weights].');
    expect(shown(of('Quantizing'))).toBe('We report trends of [weights].');
  });

  it('lets other words weigh in, but neither alone nor marked', () => {
    const also = new Map([['bit', 1]]);
    expect(shown(bestSnippet(prose('Weights. Weights in bits. Bits.'), WANTED, also))).toBe(
      '[Weights] in bits.',
    );
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
