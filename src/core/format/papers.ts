import type { Block } from '../document.ts';
import type { Paper } from '../paper.ts';
import type { Pick } from '../select.ts';
import { clip } from '../text.ts';

const GIST = 320;

/** What a paper says, in a few sentences: its summary, or the beginning of its abstract. */
export function gistOf(paper: Paper): string {
  return clip(paper.summary || paper.abstract, GIST);
}

/** The first line of an answer made from the bundled edition. */
export function sampleBlocks(because: string | undefined): Block[] {
  if (because === undefined) return [];
  return [
    { kind: 'text', text: `This is a bundled sample, not today's list, because ${decapital(because)}.` },
  ];
}

export function paperBlocks(picks: readonly Pick[]): Block[] {
  return picks.map(({ paper, day, reasons }, index) => ({
    kind: 'paper',
    number: index + 1,
    paper,
    day,
    gist: gistOf(paper),
    reasons,
  }));
}

/** A sentence's beginning inside another sentence; names keep their capital. */
function decapital(text: string): string {
  return /^(?:No|The|It)\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
