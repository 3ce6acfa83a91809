import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sentencePieces } from '#core/text/content/sentence-pieces.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const byPlatform = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

// Each class of the rules, those that meet at a sentence's end more often than others.
const SIGNS = [...'.?!.?!..  \t\v\f\n\r,-:;()[]{}"\'aAbZz09%$/~_\u0001'];

it('parts plain text where the platform does', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 14 }), (text) => {
      expect(sentencePieces(text)).toEqual(byPlatform(text));
    }),
    { numRuns: 20_000 },
  );
});

it('leaves other text to the platform', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...SIGNS, '…', 'é', '。', '’', '\u0301'), maxLength: 14 }),
      (text) => {
        expect(sentencePieces(text)).toEqual(byPlatform(text));
      },
    ),
    { numRuns: 2_000 },
  );
});

it.each([
  ['We use vs. them. It works.', ['We use vs. them. ', 'It works.']],
  [
    'Gains of 3.5 points (p < .05). More at U.S. sites.',
    ['Gains of 3.5 points (p < .05). ', 'More at U.S. sites.'],
  ],
  ['One line\nand another', ['One line\n', 'and another']],
  ['', []],
])('parts %j', (text, pieces) => {
  expect(sentencePieces(text)).toEqual(pieces);
});
