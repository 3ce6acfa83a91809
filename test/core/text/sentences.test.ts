import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '#core/text/sentences.ts';

describe('sentences', () => {
  it.each([
    'We follow Example et al. in this. It gains 2.5 points, e.g. on one set. Done.',
    'It is better than most, i.e. GPT-2, cf. Fig. 3 and Eq. 2 of Sec. 4. Done.',
    'It wins 29.5% v.s. 15.3% (vs. Example 2), up 3% w.r.t. NDCG. Done.',
    'We present Dr. Zero, with J. Example (approx. 35K rows). MR. Video is another.',
  ])('end at no abbreviation, initial or decimal: %s', (text) => {
    expect(sentences(text)).toHaveLength(text.startsWith('We follow') ? 3 : 2);
    expect(sentences(text).join(' ')).toBe(text);
  });

  it.each([
    ['We bring three things. 2. A model of ours.', ['We bring three things.', '2. A model of ours.']],
    ['We bring two: (2). A model. Done.', ['We bring two: (2). A model.', 'Done.']],
    [
      'It can do three things: 1. Write. It can: 2. Read.',
      ['It can do three things: 1. Write.', 'It can: 2. Read.'],
    ],
  ])('take the number of an item with it: %s', (text, found) => {
    expect(sentences(text)).toEqual(found);
  });

  it('go on behind a question or a shout inside them, and inside an address', () => {
    const texts = [
      'It answers finely (“Why a dog?”) and coarsely.',
      'Hogwild! inference is fast.',
      'See https://example.org/try? mode=all for it.',
    ];
    for (const text of texts) expect(sentences(text)).toEqual([text]);
    expect(sentences('Can it see? We show that it can.')).toHaveLength(2);
  });

  it.each([
    ['It is fast. vLLM serves it.', 'vLLM serves it.'],
    ['It is fast (very). δ-mem serves it.', 'δ-mem serves it.'],
    ['It grows 4%. https://example.org', 'https://example.org'],
    ['It is seen in images.We show it.', 'We show it.'],
  ])('end also where no capital, or no space, says so: %s', (text, last) => {
    expect(sentences(text)).toHaveLength(2);
    expect(sentences(text).at(-1)).toBe(last);
  });

  it('end at “no”, at seconds and at a letter of a formula', () => {
    expect(sentences('The answer is no. We show why.')).toHaveLength(2);
    expect(sentences('It grows with N. To mend that, we go on.')).toHaveLength(2);
    expect(sentences('It takes 0.2 s. We show why.')).toHaveLength(2);
  });

  it('lose no word', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 8 }), (text) => {
        expect(sentences(text).join(' ').split(/\s+/)).toEqual(text.trim().split(/\s+/));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sentences(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});
