import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipGist } from '#core/text/gist/clip-gist.ts';

const LONG = 'A sentence that is long enough to be read alone, since it says all that there is to be said.';

describe('a gist where it is too long', () => {
  it('keeps whole sentences, as many as there is room for', () => {
    expect(clipGist(`${LONG} And one. And another that is too long.`, 110)).toBe(`${LONG} And one.`);
    expect(clipGist(`${LONG} ${LONG}`, 180)).toBe(LONG);
  });

  it('keeps one that is short where it uses half of a small room, and goes on where it says too little', () => {
    expect(clipGist('One sentence here. Another that is too long to fit.', 30)).toBe('One sentence here.');
    expect(clipGist('One sentence here. Another that is too long to fit.', 18)).toBe('One sentence here.');
    expect(clipGist('To do it, we do it. Another (that is too long) to fit.', 19)).toBe(
      'To do it, we do it.',
    );
    expect(clipGist('No. A sentence that goes on and on', 24)).toBe('No. A sentence that…');
  });

  it('says too little with less than half of the room, but for a sentence of eighty characters', () => {
    const more = 'Another that is too long to fit.';
    expect(clipGist(`One sentence here. ${more}`, 36)).toBe('One sentence here.');
    expect(clipGist(`One sentence here. ${more}`, 37)).toBe('One sentence here. Another that is…');
    expect(clipGist('Yes. A sentence that goes on and on', 25)).toBe('Yes. A sentence that…');
    const enough = `${'Bits '.repeat(15)}are.`.padEnd(79, 'x').concat('.');
    expect(clipGist(`${enough} ${'More of it '.repeat(30)}.`, 280)).toBe(enough);
    const aside = 'Yes (as we know). A sentence that goes on and on and on and on';
    expect(clipGist(aside, 50)).toBe('Yes (as we know). A sentence that goes on and on…');
  });

  it('stays as it was written where there is room for all of it', () => {
    expect(clipGist('It is so.  It is not.', 21)).toBe('It is so.  It is not.');
  });

  it.each([
    ['of which a part is meant', 'As of v1.5 of it all, we propose a thing that does it.'],
    ['to what is only found', 'Beside all of this, we find that a thing does it all.'],
  ])('keeps what leads up %s', (_what, text) => {
    expect(clipGist(text, text.length - 1)).toMatch(/^(?:As of v1\.5|Beside).*…$/);
  });

  it('ends at the last place where it is complete and fits, also where that is half of the room', () => {
    const text = 'We propose a thing of four bits, which does it all, which does more, and then some more.';
    expect(clipGist(text, 40)).toBe('We propose a thing of four bits.');
    expect(clipGist(text, 32)).toBe('We propose a thing of four bits.');
    expect(clipGist(text, 31)).toBe('We propose a thing of four…');
    const half = 'We propose a thing of four bits, which does it all and then does some more of it.';
    expect(clipGist(half, 62)).toBe('We propose a thing of four bits.');
    expect(clipGist(half, 63)).toMatch(/^We propose a thing of four bits, which .*…$/);
    expect(clipGist('We propose a thing of four bits ; nothing else does it all.', 40)).toBe(
      'We propose a thing of four bits.',
    );
    expect(clipGist('We propose for all of the four bits a thing that does it.', 40)).toBe(
      'We propose for all of the four bits a…',
    );
  });

  it.each([
    [
      'To address these challenges, we propose a thing that does it all.',
      'We propose a thing that does it all.',
    ],
    [
      'In this paper, we propose a thing that does it all, and more.',
      'We propose a thing that does it all, and more.',
    ],
    [
      'Motivated by all that, this paper brings a thing that does it.',
      'This paper brings a thing that does it.',
    ],
  ])('goes without what leads up to what the paper does: %s', (text, shorter) => {
    expect(clipGist(text, text.length)).toBe(text);
    expect(clipGist(text, text.length - 1)).toBe(shorter);
  });

  it('keeps an opening that is a part of what is said', () => {
    expect(clipGist('To see, one needs eyes that are open wide.', 41)).toBe(
      'To see, one needs eyes that are open…',
    );
  });

  it('goes without what is in brackets, but for the numbers of a list', () => {
    expect(clipGist('We propose a thing (of four bits and of two) that does it all.', 40)).toBe(
      'We propose a thing that does it all.',
    );
    const list = 'We propose (1) a thing of four bits that does it all and (2) another.';
    expect(clipGist(list, 60)).toBe('We propose (1) a thing of four bits that does it all and…');
  });

  it.each([
    ', which does it all and then some more.',
    ', achieving it all and then some more.',
    ', with all that there is and some more.',
    '; nothing else does it all and then some.',
    ': it does it all and then does some more.',
  ])('ends where the sentence is complete without the rest%s', (rest) => {
    expect(clipGist(`We propose a thing of four bits${rest}`, 40)).toBe('We propose a thing of four bits.');
  });

  it.each([
    ['We propose a thing of four bits, and nothing else does it all.', 'We propose a thing of four bits…'],
    ['We propose a thing of four bits – nothing else does it all.', 'We propose a thing of four bits…'],
    [
      'We propose red, green, blue and yellow things of four bits.',
      'We propose red, green, blue and yellow…',
    ],
    ['We propose a thing (bits, which do and which do not do it.', 'We propose a thing (bits, which do and…'],
    ['We have, which is new, things of four bits that do it all.', 'We have, which is new, things of four…'],
  ])(
    'ends else at the end of a clause that is in no bracket and holds half, or after a word: %s',
    (text, cut) => {
      expect(clipGist(text, 40)).toBe(cut);
    },
  );

  it('is never longer than asked, is well-formed, and is whole where it fits', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 300 }),
          fc.lorem({ mode: 'sentences', maxCount: 5 }),
        ),
        fc.integer({ min: 1, max: 300 }),
        (text, size) => {
          const cut = clipGist(text, size);
          expect(cut.length).toBeLessThanOrEqual(size);
          expect(cut.isWellFormed()).toBe(text.isWellFormed());
          if (text.length <= size) expect(cut).toBe(text);
        },
      ),
    );
  });
});
