import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from '#core/errors.ts';
import { SHARED } from './data.ts';
import { printTable } from './measure.ts';
import { compare } from './search/compare.ts';
import { writeRunFiles } from './search/run-files.ts';
import { readJudged } from './search/sets.ts';
import { printFollows } from './search/topics.ts';

const SETS = [
  { name: 'scifact', about: 'SciFact: 5,183 abstracts, 300 claims' },
  { name: 'topics', about: '40,000 arXiv papers, 34 topics' },
  { name: '3dgs-tags', about: '504 papers on 3D Gaussian splatting, 32 tags' },
];

try {
  const { data, run } = parseArgs({ options: { data: { type: 'string' }, run: { type: 'string' } } }).values;
  if (data) ofFolder(data, run);
  else if (run) throw new Error('--run wants a folder to search as well: --data DIR --run OUT.');
  else ofShared();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

/** The tables of the README, beside the baselines. */
function ofShared(): void {
  for (const { name, about } of SETS) {
    const folder = join(SHARED, 'search', name);
    if (!existsSync(folder)) {
      console.log(`Skipped: ${name}, since ${folder} is not there.`);
      continue;
    }
    const { quality, lookups } = compare(folder, { withLookups: name === 'topics' });
    printTable(about, quality);
    if (lookups.length > 0) printTable('1,000 of the 40,000 by three words of their title', lookups);
  }
  const topics = join(SHARED, 'search/topics');
  if (existsSync(topics)) printFollows(topics, { withSpeed: true });
}

/** The same for any folder, and what others need to judge it. */
function ofFolder(folder: string, out: string | undefined): void {
  const { queries } = readJudged(folder);
  if (out) {
    writeRunFiles(folder, out);
    console.log(`Wrote ${join(out, 'search.run')} and ${join(out, 'follows.run')}.`);
    return;
  }
  printTable(`${folder}: ${queries.length} queries`, compare(folder, { withLookups: false }).quality);
  printFollows(folder, { withSpeed: false });
}
