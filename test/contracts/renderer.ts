import { describe, expect, it } from 'vitest';
import type { Block, Document } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';

type PaperBlock = Extract<Block, { kind: 'paper' }>;

/** A realistic paper; a test names only what it is about. */
export function paperOf(facts: Partial<Paper> = {}): Paper {
  return {
    id: '2608.12345',
    title: 'FlexQuant: Four-Bit Weights Without Calibration Data',
    abstract: '',
    summary: '',
    authors: ['Ada Example', 'Bo Sample', 'Cy Third'],
    organization: 'Example Lab',
    published: '2026-08-18',
    upvotes: 132,
    comments: 6,
    url: 'https://huggingface.co/papers/2608.12345',
    stars: 1234,
    keywords: [],
    categories: [],
    source: 'sample',
    ...facts,
  };
}

/** A paper's block as a digest of 20 August 2026 has it. */
export function paperBlock(facts: Partial<Paper> = {}, block: Partial<PaperBlock> = {}): PaperBlock {
  return {
    kind: 'paper',
    number: 1,
    paper: paperOf(facts),
    day: '2026-08-20',
    gist: 'Quantizes a 70B model to four bits on one GPU in 20 minutes.',
    reasons: [],
    ...block,
  };
}

/** Papers that are about something, `many` of them, numbered. */
export function paperBlocks(title: string, many: number): PaperBlock[] {
  return Array.from({ length: many }, (_, at) =>
    paperBlock({ id: `2608.${10_001 + at}`, title: `${title} ${at + 1}` }, { number: at + 1 }),
  );
}

export function documentOf(...blocks: readonly Block[]): Document {
  return { summary: 'Daily papers', blocks };
}

/** A text that tries to move the cursor, change colours, forge a link, ring, and turn the line around. */
export const HOSTILE =
  'Safe\u001b[2J\u001b[31m\u001b]8;;https://evil.example\u0007\u009b5A\r\n\b\u0000\u202e\u2066 words';

/** What every renderer owes its readers; `textOf` gives all that they see of a document, in order. */
export function describeRenderer(name: string, textOf: (document: Document) => string): void {
  const seen = (...blocks: readonly Block[]) => textOf(documentOf(...blocks)).replace(/\s+/g, ' ');

  describe(`the ${name} renderer, as every renderer,`, () => {
    it('shows every kind of block in its order', () => {
      const text = seen(
        { kind: 'heading', text: 'Daily papers', aside: '5 of 27' },
        { kind: 'text', text: 'A quiet day' },
        paperBlock({ title: 'FlexQuant' }, { gist: 'Four bits are enough.' }),
        { kind: 'note', text: 'Twenty-two more' },
        { kind: 'actions', actions: [{ label: 'This week', command: 'top', options: { period: 'week' } }] },
      );
      const places = [
        'Daily papers',
        'A quiet day',
        'FlexQuant',
        'Four bits are enough',
        'Twenty-two more',
      ].map((part) => text.indexOf(part));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(text).toContain('5 of 27');
      expect(text).toMatch(/top week|This week/);
    });

    it('shows why a paper matches', () => {
      const sentence = [{ text: 'Our ' }, { text: 'four-bit weights', mark: true }, { text: ' are exact.' }];
      expect(seen(paperBlock({}, { reasons: [{ kind: 'match', sentence }] }))).toMatch(/four-bit weights/);
    });

    it('shows the followed topic and the sentence that speaks of it', () => {
      const topic = { kind: 'topic' as const, topic: 'LLM quantization' };
      const sentence = [{ text: 'All ' }, { text: 'four-bit weights', mark: true }, { text: ' are exact.' }];
      const text = seen(paperBlock({}, { reasons: [{ ...topic, sentence }] }));
      expect(text).toMatch(/You follow LLM quantization: “All four-bit weights are exact\.”/);
      expect(seen(paperBlock({}, { reasons: [{ ...topic, sentence: [] }] }))).toMatch(
        /You follow LLM quantization(?!.*“)/,
      );
    });

    it.each([
      [{ kind: 'late', day: '2026-08-19' }, 'Late from 19 Aug'],
      [{ kind: 'saved', title: 'World models' }, 'Like “World models”, which you saved'],
    ] as const)('shows the reason %o', (reason, words) => {
      expect(seen(paperBlock({}, { reasons: [reason] }))).toContain(words);
    });

    it('shows a form: what can be typed, what is chosen, and what else can be done', () => {
      const settings = { command: 'settings' };
      const choices = [
        { value: 'daily', label: 'every day' },
        { value: 'week', label: 'once a week' },
      ];
      const text = seen({
        kind: 'form',
        command: 'subscribe',
        shows: settings,
        fields: [
          { name: 'time', label: 'Time', value: '09:00', choices: [] },
          { name: 'kind', label: 'What comes', value: 'week', choices },
        ],
        actions: [{ label: 'Pause it', command: 'pause' }],
      });
      expect(text).toMatch(/time/i);
      expect(text).toMatch(/What comes.*\bweek/);
      expect(text).toMatch(/Pause it|pause/);
    });

    it('shows every part of a text in its order', () => {
      const at = Date.UTC(2026, 7, 20, 9);
      const time = { at, show: 'day-and-time' as const, text: 'Thu 20 Aug 2026 at 09:00 UTC' };
      const message = { message: 'https://chat.example/1', text: 'the last one' };
      const text = seen({
        kind: 'text',
        text: ['Before ', time, ' between ', { command: 'top week' }, ' and ', message, ' after'],
      });
      expect(text).toMatch(/Before .+ between .*top week.* and .+ after/);
      expect(text).not.toMatch(/\[object|undefined/);
      expect(text).toMatch(new RegExp(`${time.text}|${at / 1000}`));
    });

    it('shows a paper of which only the id and the title are known', () => {
      const bare: Paper = {
        id: 'local-1',
        title: 'Only a title',
        abstract: '',
        summary: '',
        authors: [],
        keywords: [],
        categories: [],
        source: 'files',
      };
      const text = seen({ kind: 'paper', number: 1, paper: bare, gist: '', reasons: [] });
      expect(text).toContain('Only a title');
      expect(text).not.toMatch(/undefined|null|NaN/);
    });

    it.each([0, 1, 40])('shows %i papers, each by its title', (many) => {
      const titles = Array.from({ length: many }, (_, at) => `Number${at + 1} of the day`);
      const papers = titles.map((title, at) => paperBlock({ title }, { number: at + 1 }));
      const text = seen({ kind: 'heading', text: 'Daily papers' }, ...papers);
      for (const title of titles) expect(text).toContain(title);
    });

    it('says its summary where a document has no blocks', () => {
      expect(seen()).toContain('Daily papers');
    });

    it('names three of 664 authors and counts the rest', () => {
      const authors = Array.from({ length: 664 }, (_, at) => `Author${at + 1}`);
      const text = seen(paperBlock({ authors }));
      expect(text).toContain('Author1, Author2, Author3');
      expect(text).toContain('661');
      expect(text).not.toContain('Author4');
    });

    it('shortens a title of 1,900 characters and keeps what comes after it', () => {
      const text = seen(paperBlock({ title: 'Longword '.repeat(211).trim() }), {
        kind: 'note',
        text: 'The end',
      });
      expect(text).toContain('Longword Longword');
      expect(text).toContain('The end');
    });

    it('lets no control character of any text through', () => {
      const text = textOf({
        summary: HOSTILE,
        blocks: [
          { kind: 'heading', text: HOSTILE, aside: HOSTILE },
          { kind: 'text', text: HOSTILE },
          paperBlock(
            { id: HOSTILE, title: HOSTILE, authors: [HOSTILE], organization: HOSTILE },
            {
              gist: HOSTILE,
              reasons: [
                { kind: 'match', sentence: [{ text: HOSTILE, mark: true }] },
                { kind: 'topic', topic: HOSTILE, sentence: [{ text: HOSTILE, mark: true }] },
              ],
            },
          ),
          { kind: 'note', text: HOSTILE },
          { kind: 'actions', actions: [{ label: HOSTILE, command: HOSTILE }] },
        ],
      });
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(text).toContain('Safe');
    });
  });
}
