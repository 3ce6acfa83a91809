import type { Pick } from '../digest/select.ts';
import type { Block, PaperBlock, Reason } from '../document.ts';
import type { Paper } from '../paper.ts';
import { gistOf } from '../text/gist/gist.ts';

/** The first line of an answer made from the bundled edition. */
export function sampleBlocks(because: string | undefined): Block[] {
  if (because === undefined) return [];
  return [
    { kind: 'text', text: `This is a bundled sample, not today's list, because ${decapital(because)}.` },
  ];
}

/** A paper that was asked for, so that no reason need be shown. */
export function plainPaper(paper: Paper, number: number): PaperBlock {
  return { kind: 'paper', number, paper, gist: gistOf(paper), reasons: [] };
}

export function paperBlocks(picks: readonly Pick[]): Block[] {
  return picks.map(({ paper, day, reasons }, index) => {
    const gist = gistOf(paper);
    return {
      kind: 'paper',
      number: index + 1,
      paper,
      day,
      gist,
      reasons: reasons.map((reason) => unrepeated(reason, gist)),
    };
  });
}

/** A reason without its topic's sentence where the gist above holds that already, or its beginning. */
function unrepeated(reason: Reason, gist: string): Reason {
  if (reason.kind !== 'topic') return reason;
  const sentence = reason.sentence.map(({ text }) => text).join('');
  // A gist may begin in the middle of its sentence, with a capital.
  const begun = gist.replace(/[….]$/, '').toLowerCase();
  const isTold = gist.includes(sentence.trim()) || (begun !== '' && sentence.toLowerCase().includes(begun));
  return sentence && isTold ? { ...reason, sentence: [] } : reason;
}

/** A sentence's beginning inside another sentence; names keep their capital. */
function decapital(text: string): string {
  return /^(?:No|The|It)\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
