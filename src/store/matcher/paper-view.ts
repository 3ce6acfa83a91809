import { terms } from '#core/text/words.ts';
import type { PaperText } from './reference.ts';
import { strength, TITLE_WEIGHT } from './strength.ts';
import type { TopicTable } from './topic-table.ts';

/** Companions are weighed in steps of 1/255, which keeps a view in the processor's first cache. */
export const STRENGTH_STEPS = 255;

/** One paper as a table's topics see it: a view is made once for a table and filled again for each paper. */
export type PaperView = {
  /** How strongly the paper has each of the topics' own words, 0 to 1. */
  readonly words: Float32Array;
  /** The same of each companion, 0 to 255. */
  readonly companions: Uint8Array;
  /** The own words that the paper has; with `met`, what to clear before the next one. */
  present: number[];
  met: number[];
};

export function createView(table: TopicTable): PaperView {
  return {
    words: new Float32Array(table.words.size),
    companions: new Uint8Array(table.companions.size),
    present: [],
    met: [],
  };
}

/** Fills `view` with a paper; `averageLength` is the reference's. */
export function readPaper(view: PaperView, paper: PaperText, table: TopicTable, averageLength: number): void {
  for (const word of view.present) view.words[word] = 0;
  for (const companion of view.met) view.companions[companion] = 0;
  view.present = [];
  view.met = [];
  const { counts, length } = bagOf(paper);
  for (const [stem, count] of counts) {
    const value = strength(count, length, averageLength);
    const word = table.words.get(stem);
    const companion = table.companions.get(stem);
    if (word !== undefined) {
      view.words[word] = value;
      view.present.push(word);
    }
    if (companion !== undefined) {
      view.companions[companion] = Math.round(value * STRENGTH_STEPS);
      view.met.push(companion);
    }
  }
}

/** How often each stem is in a paper, those of the title counted more, and how long it is in all. */
interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

// The same papers are met again for every channel that is due.
const bags = new WeakMap<PaperText, Bag>();

function bagOf(paper: PaperText): Bag {
  const known = bags.get(paper);
  if (known) return known;
  const title = terms(paper.title);
  const text = terms(paper.text);
  const counts = new Map<string, number>();
  for (const stem of title) counts.set(stem, (counts.get(stem) ?? 0) + TITLE_WEIGHT);
  for (const stem of text) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const bag = { counts, length: TITLE_WEIGHT * title.length + text.length };
  bags.set(paper, bag);
  return bag;
}
