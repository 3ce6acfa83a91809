import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../../sqlite.ts';
import { bodyCount, docOf, readEntries, titleCount } from '../postings/entries.ts';
import { blockOf, DIMENSIONS } from '../postings/layout.ts';
import { type Column, mainAxes } from './axes.ts';
import { createFold } from './vectors.ts';

// The newest papers know today's words, and more of them no longer change the axes much.
const SAMPLE = 20_000;
const TITLE_WEIGHT = 3;
// Fewer papers than this say nothing about which words belong together.
const FEWEST_PAPERS = 200;
const RAREST = 3;
const MOST_COMMON = { share: 0.3, papers: 10 };
const GROWTH = 1.5;

/** Whether the archive has grown by half since the axes were learned. */
export function axesAreStale(db: DatabaseSync): boolean {
  const papers = countPapers(db);
  const trained = Number(db.prepare('SELECT trained_on FROM search_state').get()?.trained_on);
  return papers >= FEWEST_PAPERS && papers >= trained * GROWTH;
}

/**
 * Learns from the archive which words occur together, and gives every paper its content vector, where the archive has
 * grown by half since the last time. Seconds for 40,000 papers; others may write meanwhile, but for a moment at the end.
 */
export function renewAxes(db: DatabaseSync): void {
  if (!axesAreStale(db)) return;
  const papers = countPapers(db);
  const { terms, rows } = readTable(db);
  const columns = terms.map(({ column }) => column);
  const learned = mainAxes(columns, rows, DIMENSIONS);
  const axes = new Map(
    terms.map(({ term, rarity }, at) => {
      const axis = learned.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS);
      return [term, axis.map((value) => value * rarity)] as const;
    }),
  );
  const fold = createFold(db, (term) => axes.get(term));
  const epoch = db.prepare('SELECT epoch FROM search_state');
  for (let stored = false; !stored; ) {
    const before = epoch.get()?.epoch;
    const vectors = fold();
    stored = transaction(db, () => {
      // Papers that came or changed meanwhile have no vector by these axes yet.
      if (epoch.get()?.epoch !== before) return false;
      store(db, axes, vectors, papers);
      return true;
    });
  }
}

function countPapers(db: DatabaseSync): number {
  return Number(db.prepare('SELECT count(*) AS papers FROM search_document').get()?.papers);
}

function store(
  db: DatabaseSync,
  axes: ReadonlyMap<string, Float32Array>,
  vectors: ReadonlyMap<number, Int8Array>,
  papers: number,
): void {
  db.exec('DELETE FROM search_axis; DELETE FROM search_vectors;');
  const axis = db.prepare('INSERT INTO search_axis (term, axis) VALUES (?, ?)');
  for (const [term, numbers] of axes) axis.run(term, new Uint8Array(numbers.buffer));
  const block = db.prepare('INSERT INTO search_vectors (block, vectors) VALUES (?, ?)');
  for (const [number, bytes] of vectors) block.run(number, new Uint8Array(bytes.buffer, 0, bytes.length));
  db.prepare('UPDATE search_state SET epoch = epoch + 1, trained_on = ?').run(papers);
}

/** The sample as a table: a row for each paper, a column for each term, every row of length 1. */
interface Table {
  readonly rows: number;
  readonly terms: readonly { readonly term: string; readonly rarity: number; readonly column: Column }[];
}

function readTable(db: DatabaseSync): Table {
  const sample = db.prepare('SELECT doc FROM search_document ORDER BY doc DESC LIMIT ?').all(SAMPLE);
  const from = Number(sample.at(-1)?.doc ?? 0);
  const rows = Number(sample[0]?.doc ?? 0) - from + 1;
  const squares = new Float32Array(rows);
  const terms = [...readLists(db, from)]
    .filter(([, list]) => isDistinctive(list, rows))
    .map(([term, list]) => {
      const rarity = Math.log(1 + rows / list.length);
      const column = { rows: list.map((entry) => docOf(entry) - from), weights: weigh(list, rarity) };
      column.rows.forEach((row, i) => {
        squares[row] = (squares[row] ?? 0) + (column.weights[i] ?? 0) ** 2;
      });
      return { term, rarity, column };
    });
  for (const { column } of terms) {
    column.rows.forEach((row, i) => {
      column.weights[i] = (column.weights[i] ?? 0) / Math.sqrt(squares[row] ?? 1);
    });
  }
  return { rows, terms };
}

function isDistinctive({ length }: Uint32Array, rows: number): boolean {
  return length >= RAREST && length <= Math.max(rows * MOST_COMMON.share, MOST_COMMON.papers);
}

function readLists(db: DatabaseSync, from: number): Map<string, Uint32Array> {
  const lists = new Map<string, Uint32Array>();
  // Most words are of a paper or two, and each list that is kept costs more than what is in it.
  const stored = db.prepare(
    `SELECT term, entries FROM search_posting JOIN search_term USING (term)
     WHERE block >= ? AND papers >= ? ORDER BY block`,
  );
  for (const row of stored.iterate(blockOf(from), RAREST)) {
    const list = readEntries(row.entries as Uint8Array).filter((entry) => docOf(entry) >= from);
    const term = String(row.term);
    const before = lists.get(term);
    lists.set(term, before ? joined(before, list) : list);
  }
  return lists;
}

function joined(first: Uint32Array, second: Uint32Array): Uint32Array {
  const all = new Uint32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function weigh(list: Uint32Array, rarity: number): Float32Array {
  return Float32Array.from(list, (entry) => {
    return rarity * (1 + Math.log(TITLE_WEIGHT * titleCount(entry) + bodyCount(entry)));
  });
}
