import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '#sources/shared/clean.ts';

describe('the text of a paper', () => {
  it.each([
    ['a  line\n  wrap\tand more ', 'a line wrap and more'],
    ['2.3times faster, 4times4 tiles, 3.6\\times better', '2.3× faster, 4×4 tiles, 3.6× better'],
    ['10 times out of 100', '10 times out of 100'],
    ['99\\% of R\\&D at \\$400K, rows\\_a \\#1', '99% of R&D at $400K, rows_a #1'],
    ['we propose \\method, a way; \\ours{} wins', 'we propose, a way; wins'],
    ['the \\textbf{Knowing--Using Gap} and {\\it key nodes}', 'the Knowing--Using Gap and key nodes'],
    ['quality (\\eg, 84.5) or mask (\\ie, frame)', 'quality (e.g., 84.5) or mask (i.e., frame)'],
    ['19.7\\,FPS on an RTX~5090, vs.\\ Ω(K)', '19.7 FPS on an RTX 5090, vs. Ω(K)'],
    ['1{,}400+ rules, 1.2{sim}1.3times', '1,400+ rules, 1.2~1.3×'],
    ['distance \\(W_1\\) between and $x_i \\leq \\alpha$', 'distance W_1 between and x_i ≤ α'],
    ['on $\\times$4 at $$ E = mc^2 $$', 'on ×4 at E = mc^2'],
    ['DA^{2} and z_{t+1} and 10^{26}', 'DA^2 and z_(t+1) and 10^26'],
    ['$\\frac{1}{2}$ of $\\mathcal{O}(\\log n)$', '1/2 of O(log n)'],
    ['Schr\\"{o}dinger, Poincar\\\'e', 'Schrödinger, Poincaré'],
    ['prices (\\22K) and a \\ trailing \\', 'prices (22K) and a trailing'],
    ["“curly” ‘quotes’, ``latex'' and `single'", '"curly" \'quotes\', "latex" and \'single\''],
    ['code at \\href{https://a.example/x}{this place} \\cite{a,b}', 'code at this place'],
    ['GIGA-ToF{https://github.com/a/b}', 'GIGA-ToF (https://github.com/a/b)'],
    ['Self-text{CO}rrecting', 'Self-COrrecting'],
    ['360^circ views', '360° views'],
    ['the set \\{1, 2\\} of \\mathbb{R}', 'the set (1, 2) of R'],
  ])('reads %j as %j', (raw, cleaned) => {
    expect(clean(raw)).toBe(cleaned);
  });

  it.each([
    'costs $5 or $10',
    'under $1,000 per audit, $0.60 each',
    '`code` of ~10 files',
    'https://a.example/~ada/x',
  ])('leaves %j as it is', (text) => {
    expect(clean(text)).toBe(text);
  });

  it('drops what could move or hide text in a chat', () => {
    expect(clean('a\u202eb\u200bc\u0000d\u001b[31me')).toBe('abcd[31me');
  });

  it('keeps to 20,000 characters without breaking one', () => {
    const long = clean('😀'.repeat(15_000));
    expect(long.length).toBeLessThanOrEqual(20_000);
    expect(long.isWellFormed()).toBe(true);
  });

  it('gives up its marks where it is made to nest without end', () => {
    const nested = `${'$'.repeat(200)}7times${'$'.repeat(200)}`;
    expect(clean(nested)).toBe('7×');
    expect(clean(clean(nested))).toBe(clean(nested));
  });

  const pieces = fc.constantFrom(
    ...[
      '\\',
      '$',
      '{',
      '}',
      '~',
      '`',
      "''",
      'times',
      '7',
      ' ',
      '\n',
      '\\alpha',
      '\\frac{a}{b}',
      '\\%',
      '\\\\',
      'a',
      '“',
    ],
    ...[
      '\\textbf{',
      '\\href{u}',
      '^{',
      '_{x+',
      '\u0301',
      '\u202e',
      '\u0007',
      '\ud800',
      '\u1fef',
      '\u200b',
      'https:',
      'text{',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
  );

  it('is one line without control characters, whatever comes', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(clean(text)).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202e]|^\s|\s$|\s\s/u);
      }),
    );
  });

  it('is not changed by being cleaned again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(clean(clean(text))).toBe(clean(text));
      }),
      { numRuns: 2000 },
    );
  });
});
