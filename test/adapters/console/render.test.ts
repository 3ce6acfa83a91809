import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { TerminalScreen } from '#adapters/console/ink.ts';
import { renderForTerminal } from '#adapters/console/render.ts';
import { commands } from '#commands/index.ts';
import type { Block } from '#core/document.ts';
import { describeRenderer, documentOf, HOSTILE, paperBlock } from '#test/contracts/renderer.ts';

const pipe: TerminalScreen = { width: 80, color: false, links: false };

describeRenderer('console', (document) => renderForTerminal(document, pipe, commands));

function shown(blocks: readonly Block[], screen: Partial<TerminalScreen> = {}): string {
  return renderForTerminal(documentOf(...blocks), { ...pipe, ...screen }, commands);
}

describe('a digest in a terminal', () => {
  it('looks as it was drawn', () => {
    const sentence = [{ text: 'Our four-bit weights keep ' }, { text: '99 % of the accuracy', mark: true }];
    const text = shown([
      { kind: 'heading', text: 'Daily papers · Thu 20 Aug 2026', aside: '2 of 27' },
      paperBlock({}, { reasons: [{ kind: 'match', sentence }] }),
      paperBlock(
        {
          title: 'On Other Things',
          upvotes: 8,
          comments: 0,
          authors: ['Dee One', 'Ed Two', 'Flo Three', 'Gus Four'],
        },
        { number: 2, reasons: [{ kind: 'upvotes', rank: 2, of: 27 }] },
      ),
      { kind: 'note', text: '25 more that day' },
      {
        kind: 'actions',
        actions: [
          { label: 'Week', command: 'top', options: { date: '2026-08-20' } },
          { label: 'Help', command: 'help' },
        ],
      },
    ]);
    expect(text).toMatchInlineSnapshot(`
      "Daily papers · Thu 20 Aug 2026                                           2 of 27

       1  FlexQuant: Four-Bit Weights Without Calibration Data             ▲ 132   ✎ 6
          Ada Example, Bo Sample, Cy Third · Example Lab · ★ 1.2k · 18 Aug
          huggingface.co/papers/2608.12345
          Quantizes a 70B model to four bits on one GPU in 20 minutes.
          ↳ Our four-bit weights keep 99 % of the accuracy

       2  On Other Things                                                    ▲ 8
          Dee One, Ed Two, Flo Three +1 · Example Lab · ★ 1.2k · 18 Aug
          huggingface.co/papers/2608.12345
          Quantizes a 70B model to four bits on one GPU in 20 minutes.

      25 more that day
      Next: top date:2026-08-20 · help"
    `);
  });

  it('puts the counts under the title where it is narrow', () => {
    const text = shown([paperBlock()], { width: 40 });
    expect(text).toContain('\n    Calibration Data\n    ▲ 132 · ✎ 6\n    Ada Example, Bo Sample, Cy Third\n');
  });

  it('puts what stands beside a heading below it where both do not fit', () => {
    const heading: Block = {
      kind: 'heading',
      text: 'Daily papers · Thu 20 Aug 2026',
      aside: '5 of 27, 2 from your topics',
    };
    expect(shown([heading], { width: 40 })).toBe(
      'Daily papers · Thu 20 Aug 2026\n5 of 27, 2 from your topics',
    );
  });

  it('names the year where the shown day does not tell it', () => {
    expect(shown([paperBlock({ published: '2025-12-30' })])).toContain('30 Dec 2025');
    const { day: _, ...undated } = paperBlock();
    expect(shown([undated])).toContain('18 Aug 2026');
  });

  it('cuts the gist at a sentence that fills at least half of two lines, else at a word', () => {
    const sentence = 'This sentence has a good deal to say about the weights of the model in question here.';
    const cut = shown([paperBlock({}, { gist: `${sentence} ${'And more of it comes. '.repeat(20)}` })]);
    expect(cut).not.toContain('…');
    const endless = shown([paperBlock({}, { gist: 'word '.repeat(200).trim() })]);
    expect(endless.split('\n').filter((line) => line.includes('word'))).toHaveLength(2);
    expect(endless).toMatch(/word…$/);
  });

  it('keeps the marked words of a long reason in sight', () => {
    const sentence = [
      { text: 'before '.repeat(60) },
      { text: 'the mark', mark: true },
      { text: ' after'.repeat(60) },
    ];
    const text = shown([paperBlock({}, { reasons: [{ kind: 'match', sentence }] })]);
    expect(text).toMatch(/↳ …before [\s\S]*the mark after[\s\S]*…$/);
  });

  it('keeps the line breaks of a text and sets short texts as a list', () => {
    const texts: Block[] = [
      { kind: 'text', text: 'search: Search\ntop: Top' },
      { kind: 'text', text: 'help: Help' },
      { kind: 'text', text: `${'long '.repeat(30)}` },
    ];
    expect(shown(texts)).toMatch(/^search: Search\ntop: Top\nhelp: Help\n\nlong /);
  });
});

describe('colour and links', () => {
  it('are there only where the screen has them', () => {
    const [plain, colored, linked] = [
      shown([paperBlock()]),
      shown([paperBlock()], { color: true }),
      shown([paperBlock()], { links: true }),
    ];
    expect(plain).not.toContain('\u001b');
    expect(plain).toContain('huggingface.co/papers/2608.12345');
    expect(colored).toContain('\u001b[1mFlexQuant');
    expect(linked).toContain('\u001b]8;id=paper;https://huggingface.co/papers/2608.12345\u001b\\FlexQuant');
    expect(linked).not.toContain('· huggingface.co');
  });

  it('mark what a reader looked for', () => {
    const sentence = [{ text: 'Our ' }, { text: 'four-bit weights', mark: true }];
    const text = shown([paperBlock({}, { reasons: [{ kind: 'match', sentence }] })], { color: true });
    expect(text).toContain('\u001b[1mfour-bit weights\u001b[22m');
  });

  it.each([
    'javascript:alert(1)',
    'https://user:pass@evil.example/',
    'not a link',
    `https://lab.a.edu/${'x'.repeat(3000)}`,
  ])('refuse the address %.40s', (url) => {
    const text = shown([paperBlock({ url })], { links: true });
    expect(text).not.toContain('\u001b]8');
    expect(text).toContain('2608.12345');
  });

  it('encode what an address may not hold', () => {
    const text = shown([paperBlock({ url: 'https://lab.a.edu/\u001b]8;;x\u0007/ü b' })], { links: true });
    expect(text).toContain(';https://lab.a.edu/%1B]8;;x%07/%C3%BC%20b\u001b\\');
  });
});

describe('any document on any screen', () => {
  const words = fc.constantFrom(
    'quantization',
    'ab',
    '日本語の論文',
    '👩‍🔬',
    '🇩🇪',
    'e\u0301',
    'https://lab.a.edu/x',
    '한국어',
    'x'.repeat(70),
    HOSTILE,
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' ')),
  );
  const count = fc.option(fc.nat(), { nil: undefined });
  const sentence = fc.array(fc.record({ text, mark: fc.boolean() }), { maxLength: 5 });
  const paper = fc
    .record({
      facts: fc.record({
        id: text,
        title: text,
        authors: fc.array(text),
        organization: text,
        url: fc.oneof(text, fc.webUrl()),
      }),
      counts: fc.record({ upvotes: count, comments: count, stars: count }),
      block: fc.record({
        number: fc.nat(2000),
        gist: text,
        reasons: sentence.map((spans) => [{ kind: 'match' as const, sentence: spans }]),
      }),
    })
    .map(({ facts, counts, block }) => {
      const known = Object.entries(counts).filter(([, value]) => value !== undefined);
      return paperBlock({ ...facts, ...Object.fromEntries(known) }, block);
    });
  const block: fc.Arbitrary<Block> = fc.oneof(
    paper,
    fc.record({ kind: fc.constant('heading' as const), text, aside: text }),
    fc.record({ kind: fc.constantFrom('text' as const, 'note' as const), text }),
    fc.record({
      kind: fc.constant('actions' as const),
      actions: fc.array(fc.record({ label: text, command: text })),
    }),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the renderer's own escapes are what is looked for.
  const OWN = /\u001b\[\d+m|\u001b\]8;(?:id=paper;https?:[\x21-\x7e]*|;)\u001b\\/g;
  const ADDRESS = /^[\s…↳\d]*\S+$/;

  it('has no blanks at the end of a line where a paper has no comments, in colour', () => {
    const lines = shown([paperBlock(), paperBlock({ comments: 0 }, { number: 2 })], { color: true });
    for (const line of lines.replace(OWN, '').split('\n')) expect(line).toBe(line.trimEnd());
  });

  it('keeps within the width and has no escapes but our own', () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 4 }),
        fc.integer({ min: 30, max: 200 }),
        fc.boolean(),
        (blocks, width, rich) => {
          const drawn = shown(blocks, { width, color: rich, links: rich });
          expect(drawn.replace(OWN, '').replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
          for (const line of drawn.replace(OWN, '').split('\n')) {
            const address = line.includes('/') && ADDRESS.test(line);
            if (!address) expect(stringWidth(line), line).toBeLessThanOrEqual(Math.min(width, 100));
            expect(line).toBe(line.trimEnd());
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([undefined, 0, -5, Number.NaN, 1, 5, 29, 5000])('survives a width of %s', (width) => {
    const lines = shown([paperBlock({ title: 'word '.repeat(80) })], { width }).split('\n');
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(100);
  });
});
