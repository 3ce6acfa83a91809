import { docOf, emptyEntry } from './entries.ts';
import { blockOf } from './layout.ts';

/** What becomes of one posting list: entries that are added, and papers whose old entry is taken out. */
export interface ListChange {
  readonly added: number[];
  gone: Set<number> | undefined;
}

/** What some papers change in the index, gathered before it is written. */
export interface Changes {
  /** By block and term. */
  readonly lists: Map<number, BlockChanges>;
  /** Sightings by short and long form, on two lines; negative where they are taken back. */
  readonly acronyms: Map<string, number>;
}

/** What becomes of the lists of one block, by term. */
export type BlockChanges = Map<string, ListChange>;

export function createChanges(): Changes {
  return { lists: new Map(), acronyms: new Map() };
}

/** The changes of the block that a paper belongs to. */
export function blockChanges({ lists }: Changes, doc: number): BlockChanges {
  const block = blockOf(doc);
  const known = lists.get(block);
  if (known) return known;
  const changes: BlockChanges = new Map();
  lists.set(block, changes);
  return changes;
}

/** Notes words of a paper's title or body. */
export function addSightings(
  block: BlockChanges,
  doc: number,
  terms: readonly string[],
  count: (entry: number) => number,
): void {
  for (const term of terms) {
    const { added } = changeOf(block, term);
    const last = added.length - 1;
    const entry = added[last];
    if (entry !== undefined && docOf(entry) === doc) added[last] = count(entry);
    else added.push(count(emptyEntry(doc)));
  }
}

/** Notes that a paper no longer has some words. */
export function dropTerms(block: BlockChanges, doc: number, terms: readonly string[]): void {
  for (const term of terms) {
    const change = changeOf(block, term);
    change.gone ??= new Set();
    change.gone.add(doc);
  }
}

function changeOf(block: BlockChanges, term: string): ListChange {
  const known = block.get(term);
  if (known) return known;
  const change: ListChange = { added: [], gone: undefined };
  block.set(term, change);
  return change;
}
