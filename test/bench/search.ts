import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from '#core/errors.ts';
import { SHARED } from './data.ts';
import { printTable } from './measure.ts';
import { compare } from './search/compare.ts';
import { whyNoEmbedder } from './search/embedder.ts';
import { engines, WITH_EMBEDDER } from './search/engines.ts';
import { printNames } from './search/names.ts';
import { printReaders } from './search/readers.ts';
import { printRow, printRows } from './search/rows.ts';
import { writeRunFiles } from './search/run-files.ts';
import { readJudged } from './search/sets.ts';
import { printFollows } from './search/topics.ts';

const SETS = [
  { name: 'scifact', about: 'SciFact: 5,183 abstracts, 300 claims' },
  { name: 'topics', about: '40,000 arXiv papers, 34 topics' },
  { name: '3dgs-tags', about: '504 papers on 3D Gaussian splatting, 32 tags' },
];

const TOPICS = join(SHARED, 'search/topics');

try {
  const options = {
    data: { type: 'string' },
    run: { type: 'string' },
    readers: { type: 'boolean' },
    names: { type: 'boolean' },
    row: { type: 'string' },
    size: { type: 'string' },
  } as const;
  const { data, run, readers, names, row, size } = parseArgs({ options }).values;
  if (run && !data) throw new Error('--run wants a folder to search as well: --data DIR --run OUT.');
  if (data && run) await writeRuns(data, run);
  else if (data) await ofFolder(data, await measurable());
  else if (row) await printRow(TOPICS, row, size);
  else if (readers) await ofReaders(size);
  else if (names) await printNames();
  else await ofShared(await measurable());
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

/** The names of the engines that can be measured here. */
async function measurable(): Promise<string[]> {
  const names = Object.keys(engines);
  const reason = await whyNoEmbedder(process.env);
  if (!reason) return names;
  console.log(`Skipped: ${WITH_EMBEDDER}, since there is none: ${reason}`);
  return names.filter((name) => name !== WITH_EMBEDDER);
}

/** The tables of the README, beside the baselines. */
async function ofShared(names: readonly string[]): Promise<void> {
  for (const { name, about } of SETS) {
    const folder = join(SHARED, 'search', name);
    if (!existsSync(folder)) {
      console.log(`Skipped: ${name}, since ${folder} is not there.`);
      continue;
    }
    const { quality, lookups } = compare(folder, { withLookups: name === 'topics', names });
    printTable(about, quality);
    if (lookups.length > 0) printTable('1,000 of the 40,000 by three words of their title', lookups);
  }
  if (existsSync(TOPICS)) await printFollows(TOPICS, { withSpeed: true });
  await ofReaders();
  await printNames();
  if (existsSync(TOPICS)) await printRows(TOPICS);
}

/** What people get by what they saved. */
async function ofReaders(size?: string): Promise<void> {
  if (existsSync(TOPICS)) await printReaders(TOPICS, size === undefined ? undefined : [Number(size)]);
  else console.log(`Skipped: readers, since ${TOPICS} is not there.`);
}

/** What others need to judge any folder. */
async function writeRuns(folder: string, out: string): Promise<void> {
  await writeRunFiles(folder, out);
  console.log(`Wrote ${join(out, 'search.run')} and ${join(out, 'follows.run')}.`);
}

/** The same for any folder. */
async function ofFolder(folder: string, names: readonly string[]): Promise<void> {
  const { queries } = readJudged(folder);
  printTable(`${folder}: ${queries.length} queries`, compare(folder, { withLookups: false, names }).quality);
  await printFollows(folder, { withSpeed: false });
}
