import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Row } from '../measure.ts';
import { temporaryFolder } from '../measure.ts';
import { lookups } from './lookups.ts';
import { readCorpus, readJudged } from './sets.ts';
import type { Measured, Questions } from './task.ts';

const LOOKUPS = { size: 1000, seed: 23 };
const MOST_OUTPUT = 64 * 1024 * 1024;

/** What one folder showed, a row an engine. */
export interface Comparison {
  readonly quality: Row[];
  /** Title look-ups, where they were asked for. */
  readonly lookups: Row[];
}

/** Measures engines on one folder, each in processes of its own, one after the other. */
export function compare(
  folder: string,
  { withLookups, names }: { withLookups: boolean; names: readonly string[] },
): Comparison {
  const data = temporaryFolder();
  const { queries, relevant } = readJudged(folder);
  const questions: Questions = {
    queries: queries.filter(({ id }) => relevant.has(id)),
    relevant: [...relevant].map(([id, grades]) => [id, [...grades]]),
    lookups: withLookups ? lookups(readCorpus(folder), LOOKUPS.size, LOOKUPS.seed) : [],
  };
  const measured = names.map((name) => {
    const own = join(data, name.replaceAll(/\W/g, ''));
    mkdirSync(own);
    writeFileSync(join(own, 'questions.json'), JSON.stringify(questions));
    inProcess('build', name, folder, own);
    return { name, ...(JSON.parse(inProcess('ask', name, folder, own)) as Measured) };
  });
  return {
    quality: measured.map(({ name, quality }) => ({ engine: name, ...quality })),
    lookups: measured.flatMap(({ name, lookups: row }) => (row ? [{ engine: name, ...row }] : [])),
  };
}

function inProcess(...args: readonly string[]): string {
  const task = resolve(import.meta.dirname, 'task.ts');
  return execFileSync(process.execPath, ['--no-warnings', task, ...args], {
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
  });
}
