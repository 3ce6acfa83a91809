import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slips } from '#core/text/typos.ts';

describe('slips', () => {
  it('has every word that one wrong keystroke makes', () => {
    expect(slips('difussion')).toContain('diffusion');
    expect(slips('embbeding')).toContain('embedding');
    expect(slips('comit')).not.toContain('commiit');
    expect([...slips('cat')]).toEqual(expect.arrayContaining(['act', 'at', 'cart', 'cut', 'cats']));
  });

  it('are words, one letter longer or shorter at most', () => {
    expect([...slips('cat')].filter((slip) => !/^[a-z]{2,4}$/.test(slip))).toEqual([]);
    expect([...slips('planets')].filter((slip) => !/^[a-z]{6,8}$/.test(slip))).toEqual([]);
    expect(slips('book')).not.toContain('book');
    expect(slips('aab')).not.toContain('aab');
  });

  it('double another letter of a long word alone', () => {
    expect([...slips('comming')]).toEqual(expect.arrayContaining(['ccoming', 'cooming', 'cominng']));
    expect(slips('commits')).toContain('comitts');
    expect(slips('commit')).not.toContain('comitt');
    expect(slips('planets')).not.toContain('pllants');
  });

  it('goes both ways, and never holds the word itself', () => {
    const word = fc.stringMatching(/^[a-z]{2,7}$/);
    fc.assert(
      fc.property(word, (typed) => {
        const found = slips(typed);
        expect(found.has(typed)).toBe(false);
        for (const slip of [...found].slice(0, 20)) if (slip) expect(slips(slip).has(typed)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
