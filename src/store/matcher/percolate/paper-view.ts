import { compounds } from '#core/text/content/compounds.ts';
import { terms } from '#core/text/words.ts';
import { compoundsOf, type PaperText } from '../reference.ts';
import { strength, TITLE_WEIGHT } from '../strength.ts';
import type { TopicTable } from './topic-table.ts';

/** Companions are weighed in steps of 1/255, which keeps a view in the processor's first cache. */
export const STRENGTH_STEPS = 255;

/** One paper as a table's topics see it: a view is made once for a table and filled again for each paper. */
export type PaperView = {
  /** How strongly the paper has each of the topics' own words, 0 to 1. */
  readonly words: Float32Array;
  /** The same of each companion, 0 to 255. */
  readonly companions: Uint8Array;
  /** Which of the topics' own words its title has: 1 or 0. */
  readonly titled: Uint8Array;
  /** How often it has each of the topics' pairs of words side by side, saturating: 0 to 1. */
  readonly pairs: Float32Array;
  /** The own words that the paper has; with `met`, what to clear before the next one. */
  present: number[];
  met: number[];
  paired: number[];
};

export function createView(table: TopicTable): PaperView {
  return {
    words: new Float32Array(table.words.size),
    companions: new Uint8Array(table.companions.size),
    titled: new Uint8Array(table.words.size),
    pairs: new Float32Array(table.pairs.size),
    present: [],
    met: [],
    paired: [],
  };
}

/** Fills `view` with a paper; `averageLength` is the reference's. */
export function readPaper(view: PaperView, paper: PaperText, table: TopicTable, averageLength: number): void {
  for (const word of view.present) view.words[word] = view.titled[word] = 0;
  for (const pair of view.paired) view.pairs[pair] = 0;
  for (const companion of view.met) view.companions[companion] = 0;
  view.present = [];
  view.met = [];
  view.paired = [];
  const { counts, length, title, pairs } = bagOf(paper);
  for (const [stem, count] of counts) {
    const value = strength(count, length, averageLength);
    const word = table.words.get(stem);
    const companion = table.companions.get(stem);
    if (word !== undefined) {
      view.words[word] = value;
      view.titled[word] = title.has(stem) ? 1 : 0;
      view.present.push(word);
    }
    if (companion !== undefined) {
      view.companions[companion] = Math.round(value * STRENGTH_STEPS);
      view.met.push(companion);
    }
  }
  for (const [stems, count] of pairs) {
    const pair = table.pairs.get(stems);
    if (pair === undefined) continue;
    view.pairs[pair] = count / (count + 1);
    view.paired.push(pair);
  }
}

/** How often each stem is in a paper, those of the title counted more, and how long it is in all. */
interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
  readonly title: ReadonlySet<string>;
  /** How often two stems stand side by side. */
  readonly pairs: ReadonlyMap<string, number>;
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
  for (const stem of compoundsOf(paper)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const bag = {
    counts,
    length: TITLE_WEIGHT * title.length + text.length,
    title: new Set([...title, ...compounds(paper.title)]),
    pairs: pairsOf(title, text),
  };
  bags.set(paper, bag);
  return bag;
}

function pairsOf(title: readonly string[], text: readonly string[]): Map<string, number> {
  const pairs = new Map<string, number>();
  const add = (stems: readonly string[], weight: number) => {
    for (let at = 1; at < stems.length; at += 1) {
      const pair = `${stems[at - 1]} ${stems[at]}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + weight);
    }
  };
  add(title, TITLE_WEIGHT);
  add(text, 1);
  return pairs;
}
