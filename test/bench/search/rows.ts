import { printTable, type Row } from '../measure.ts';
import { similarRows, sizeRows } from './archive-rows.ts';
import { ingestRows } from './rows/ingest.ts';
import { likesRows } from './rows/likes.ts';
import { prepareRows } from './rows/prepare.ts';
import { readCorpus, readJudged } from './sets.ts';
import { acronymRows, levelRows, type OpenTopics, phraseRows } from './topic-rows.ts';

/** A row of figures: in archives of which sizes it is measured by itself, and in which of them with all others. */
interface BenchRow {
  readonly rows: (topics: OpenTopics, size: number) => Promise<Row[]>;
  readonly sizes: readonly number[];
  readonly withOthers: readonly number[];
  /** What it has to reach. */
  readonly bar: string;
}

const SIZES = [300, 2_000, 10_000, 40_000];
const FULL = [40_000];

const ROWS: Readonly<Record<string, BenchRow>> = {
  levels: {
    rows: levelRows,
    sizes: SIZES,
    withOthers: SIZES,
    bar: 'normal: precision 0.65 with recall 0.40 at 300, 0.45 above; F1 0.54 at 2,000, 0.59 at 40,000',
  },
  acronyms: { rows: acronymRows, sizes: SIZES, withOthers: FULL, bar: 'normal: recall 0.50' },
  phrases: { rows: phraseRows, sizes: SIZES, withOthers: FULL, bar: 'normal: precision 0.60' },
  similar: {
    rows: similarRows,
    sizes: SIZES,
    withOthers: FULL,
    bar: '0.346, 15 % above what rare words and content alone had',
  },
  archive: { rows: sizeRows, sizes: SIZES, withOthers: [], bar: 'look-ups 0.91 clean, 0.84 with a typo' },
  likes: {
    rows: likesRows,
    sizes: FULL,
    withOthers: FULL,
    bar: 'AP 0.69 after 3 likes; among all 0.37 and 0.62 after 5; never below the topic alone',
  },
  prepare: { rows: prepareRows, sizes: FULL, withOthers: FULL, bar: '100 ms' },
  ingest: {
    rows: ingestRows,
    sizes: FULL,
    withOthers: FULL,
    bar: 'peak 300 MB, 3.4 KB a paper; search p95 5 ms and 140 MB',
  },
  // A quarter of an hour: by itself only.
  big: { rows: ingestRows, sizes: [400_000], withOthers: [], bar: 'search p95 50 ms' },
};

/** Prints one row of figures, by its name and in archives of one size or of all: each can be measured by itself on a slow machine. */
export async function printRow(folder: string, name: string, size: string | undefined): Promise<void> {
  const row = ROWS[name];
  if (!row) throw new Error(`--row is one of ${Object.keys(ROWS).join(', ')}, not ${name}.`);
  const sizes = size === undefined ? row.sizes : [Number(size)];
  if (sizes.some((each) => !(each > 0))) throw new Error(`--size is a number of papers, not ${size}.`);
  const topics = { texts: readCorpus(folder), known: readJudged(folder) };
  for (const each of sizes) printTable(titleOf(name, row, each), await row.rows(topics, each));
}

/** Prints all rows that do not take long. */
export async function printRows(folder: string): Promise<void> {
  const topics = { texts: readCorpus(folder), known: readJudged(folder) };
  for (const [name, row] of Object.entries(ROWS))
    for (const size of row.withOthers) printTable(titleOf(name, row, size), await row.rows(topics, size));
}

function titleOf(name: string, { bar }: BenchRow, size: number): string {
  return `${name}, ${size} papers (to reach: ${bar})`;
}
