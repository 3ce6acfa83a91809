import { printTable, type Row } from '../measure.ts';
import { similarRows, sizeRows } from './archive-rows.ts';
import { readCorpus, readJudged } from './sets.ts';
import { acronymRows, levelRows, type OpenTopics, phraseRows } from './topic-rows.ts';

const ROWS: Readonly<Record<string, (topics: OpenTopics, size: number) => Promise<Row[]>>> = {
  levels: levelRows,
  acronyms: acronymRows,
  phrases: phraseRows,
  similar: similarRows,
  archive: sizeRows,
};
const SIZES = [300, 2_000, 10_000, 40_000];

/** Prints one row of figures, by its name and in archives of one size or of all: each can be measured by itself on a slow machine. */
export async function printRow(folder: string, name: string, size: string | undefined): Promise<void> {
  const row = ROWS[name];
  if (!row) throw new Error(`--row is one of ${Object.keys(ROWS).join(', ')}, not ${name}.`);
  const sizes = size === undefined ? SIZES : [Number(size)];
  if (sizes.some((each) => !(each > 0))) throw new Error(`--size is a number of papers, not ${size}.`);
  const topics = { texts: readCorpus(folder), known: readJudged(folder) };
  for (const each of sizes) printTable(`${name}, ${each} papers`, await row(topics, each));
}
