import { compounds } from '#core/text/content/compounds.ts';
import { terms } from '#core/text/words.ts';
import { compoundsOf, type PaperText } from '../reference.ts';
import { strength, TITLE_WEIGHT } from '../strength.ts';
import type { Holders, TopicTable } from './topic-table.ts';

/** Companions are weighed in steps of 1/255, which keeps a view in the processor's first cache. */
export const STRENGTH_STEPS = 255;

/** One paper as a table's topics see it: a view is made once for a table and filled again for each paper. */
export type PaperView = {
  /** The topics' own words that it has. */
  words: SharedTerm[];
  /** The topics' pairs of words that stand side by side in it. */
  pairs: SharedTerm[];
  /** How strongly it has each companion, 0 to 255; with `met`, what to clear before the next one. */
  readonly companions: Uint8Array;
  met: number[];
};

/** A word or a pair that both the paper and topics have. */
export type SharedTerm = {
  /** How strongly the paper has it, 0 to 1; of a pair how often, saturating. */
  readonly strength: number;
  readonly inTitle: boolean;
  /** The slots of the topics that hold it and were not looked at yet. */
  next: number;
  readonly end: number;
};

export function createView(table: TopicTable): PaperView {
  return { words: [], pairs: [], companions: new Uint8Array(table.companions.size), met: [] };
}

/** Fills `view` with a paper; `averageLength` is the reference's. */
export function readPaper(view: PaperView, paper: PaperText, table: TopicTable, averageLength: number): void {
  const { counts, length, title, pairs } = bagOf(paper);
  const strengthOf = (count: number) => strength(count, length, averageLength);
  for (const companion of view.met) view.companions[companion] = 0;
  view.met = [];
  view.words = [];
  view.pairs = [];
  meet(counts, table.words, (count, word, stem) => {
    view.words.push(sharedTerm(table.withWord, word, strengthOf(count), title.has(stem)));
  });
  meet(pairs, table.pairs, (count, pair) => {
    view.pairs.push(sharedTerm(table.withPair, pair, count / (count + 1), false));
  });
  meet(counts, table.companions, (count, companion) => {
    view.companions[companion] = Math.round(strengthOf(count) * STRENGTH_STEPS);
    view.met.push(companion);
  });
}

function sharedTerm({ slots }: Holders, number: number, strength: number, inTitle: boolean): SharedTerm {
  return { strength, inTitle, next: slots[number] ?? 0, end: slots[number + 1] ?? 0 };
}

/** Visits what is counted and numbered, along the shorter of both: a channel follows few topics, and many channels together thousands. */
function meet(
  counts: ReadonlyMap<string, number>,
  numbers: ReadonlyMap<string, number>,
  visit: (count: number, number: number, key: string) => void,
): void {
  for (const key of (counts.size < numbers.size ? counts : numbers).keys()) {
    const number = numbers.get(key);
    const count = number === undefined ? undefined : counts.get(key);
    if (number !== undefined && count !== undefined) visit(count, number, key);
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
