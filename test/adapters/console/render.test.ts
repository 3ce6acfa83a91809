import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { TerminalScreen } from '#adapters/console/ink.ts';
import { renderForTerminal } from '#adapters/console/render.ts';
import { commands } from '#commands/index.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import type { Block, Document } from '#core/document.ts';
import { anyDocument } from '#test/contracts/renderer/any-document.ts';
import { describeRenderer } from '#test/contracts/renderer.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';

const pipe: TerminalScreen = { width: 80, color: false, links: false };

/** So narrow that a paper's counts stand below its title, and not beside the first of its lines. */
const NARROW = 55;
const inPipe = (document: Document) => renderForTerminal(document, { ...pipe, width: NARROW }, commands);

describeRenderer('console', {
  textOf: inPipe,
  sent: inPipe,
  problems: (document) => misfits(inPipe(document), NARROW),
  parts: {
    moment: ({ text }) => text,
    command: (line) => line,
    message: {
      message: 'https://t1.slack.com/archives/C1/p1',
      text: 'it',
      read: 'https://t1.slack.com/archives/C1/p1',
    },
  },
  offered: (action) => intentLine(commands, action),
  paperActions: 'in a terminal it is typed',
  changesForms: 'in a terminal it is typed',
  showsFiles: true,
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: the renderer's own escapes are what is looked for.
const OWN = /\u001b\[\d+m|\u001b\]8;(?:id=paper;https?:[\x21-\x7e]*|;)\u001b\\/g;
const ADDRESS = /^[\s…↳\d]*\S+$/;

/** Lines that are too wide or end in blanks; only an address may be longer than a line. */
function misfits(drawn: string, width: number): string[] {
  return drawn
    .replace(OWN, '')
    .split('\n')
    .filter((line) => {
      const isAddress = line.includes('/') && ADDRESS.test(line);
      return line !== line.trimEnd() || (!isAddress && stringWidth(line) > Math.min(width, 100));
    });
}

function shown(blocks: readonly Block[], screen: Partial<TerminalScreen> = {}): string {
  return renderForTerminal(documentOf(...blocks), { ...pipe, ...screen }, commands);
}

describe('a moment in a terminal', () => {
  const at = Date.parse('2026-08-20T23:30:00Z');
  const note = (zone?: string) =>
    renderForTerminal(
      {
        summary: '',
        blocks: [
          {
            kind: 'note',
            text: [
              { at, show: 'time', text: '23:30 UTC' },
              ', ',
              { at, show: 'day-and-time', text: '20 Aug, 23:30 UTC' },
            ],
          },
        ],
      },
      { width: 80, color: false, links: false, ...(zone ? { zone } : {}) },
    );

  it('is told by the clock of whoever sits there, in UTC where that is not known', () => {
    expect(note('Asia/Tokyo')).toBe('08:30 Asia/Tokyo, Fri 21 Aug 2026 at 08:30 Asia/Tokyo');
    for (const zone of [undefined, 'UTC']) expect(note(zone)).toBe('23:30 UTC, 20 Aug, 23:30 UTC');
  });
});

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
          arxiv.org/pdf/2608.12345 · arxiv.org/abs/2608.12345

       2  On Other Things                                                    ▲ 8
          Dee One, Ed Two, Flo Three +1 · Example Lab · ★ 1.2k · 18 Aug
          huggingface.co/papers/2608.12345
          Quantizes a 70B model to four bits on one GPU in 20 minutes.
          arxiv.org/pdf/2608.12345 · arxiv.org/abs/2608.12345

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

  it('cuts the gist at a sentence, else at a word, within four lines', () => {
    const sentence = 'This sentence has a good deal to say about the weights of the model in question here.';
    const cut = shown([paperBlock({}, { gist: `${sentence} ${'And more of it comes. '.repeat(20)}` })]);
    expect(cut).not.toContain('…');
    const endless = shown([paperBlock({}, { gist: 'word '.repeat(200).trim() })]);
    expect(endless.split('\n').filter((line) => line.includes('word'))).toHaveLength(4);
    expect(endless).toMatch(/word…$/m);
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

describe('a file in a terminal', () => {
  it('keeps the blanks of its lines, by which RIS tells what is in them', () => {
    const text = 'TY  - JOUR\nTI  - Four  Bits\u001b[31m\n   x\n';
    expect(renderForTerminal(documentOf({ kind: 'file', name: 'a.ris', text }), pipe)).toMatch(
      /^TY {2}- JOUR\nTI {2}- Four {2}Bits\[31m\n {3}x$/m,
    );
  });
});

describe('a text with pieces in a terminal', () => {
  it('breaks where they meet, not within one', () => {
    const text = 'Then: Tue 25 Aug 2026 at 09:00 Europe/Berlin · Wed 26 Aug 2026 at 09:00 Europe/Berlin';
    expect(renderForTerminal(documentOf({ kind: 'text', text }), { ...pipe, width: 60 })).toBe(
      'Then: Tue 25 Aug 2026 at 09:00 Europe/Berlin ·\nWed 26 Aug 2026 at 09:00 Europe/Berlin',
    );
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

  it('are none where an address is too long', () => {
    const text = shown([paperBlock({ url: `https://lab.a.edu/${'x'.repeat(3000)}` })], { links: true });
    expect(text).not.toContain('lab.a.edu');
    expect(text).toContain('2608.12345');
  });

  it('encode what an address may not hold', () => {
    const text = shown([paperBlock({ url: 'https://lab.a.edu/\u001b]8;;x\u0007/ü b' })], { links: true });
    expect(text).toContain(';https://lab.a.edu/%1B]8;;x%07/%C3%BC%20b\u001b\\');
  });
});

describe('any document on any screen', () => {
  it('has no blanks at the end of a line where a paper has no comments, in colour', () => {
    const lines = shown([paperBlock(), paperBlock({ comments: 0 }, { number: 2 })], { color: true });
    for (const line of lines.replace(OWN, '').split('\n')) expect(line).toBe(line.trimEnd());
  });

  it('keeps within the width and has no escapes but our own', () => {
    fc.assert(
      fc.property(
        anyDocument('https://t1.slack.com/archives/C1/p1'),
        fc.integer({ min: 30, max: 200 }),
        fc.boolean(),
        (document, width, rich) => {
          const drawn = renderForTerminal(document, { width, color: rich, links: rich }, commands);
          expect(drawn.replace(OWN, '').replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
          expect(misfits(drawn, width)).toEqual([]);
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
