import type { Block, Document, PaperBlock } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';

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
