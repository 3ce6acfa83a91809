import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Text } from '../data.ts';

/** A folder of texts, queries and judgments. */
export interface Judged {
  readonly queries: readonly { readonly id: string; readonly text: string }[];
  /** By query and document: how relevant, above 0. */
  readonly relevant: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Documents that are judged for any query, relevant or not, in their order in the file. */
  readonly judged: readonly string[];
}

/** The texts of a folder. An error names the file that is missing. */
export function readCorpus(folder: string): Text[] {
  const packed = join(folder, 'corpus.jsonl.gz');
  const plain = join(folder, 'corpus.jsonl');
  if (existsSync(packed)) return jsonLines(gunzipSync(readFileSync(packed)).toString('utf8'));
  return jsonLines(readFile(plain, 'corpus.jsonl or corpus.jsonl.gz'));
}

/** The queries that have relevant documents, and those. */
export function readJudged(folder: string): Judged {
  const queries = jsonLines<{ id: string; text: string }>(
    readFile(join(folder, 'queries.jsonl'), 'queries.jsonl'),
  );
  const relevant = new Map<string, Map<string, number>>();
  const judged = new Set<string>();
  for (const line of readFile(join(folder, 'qrels.tsv'), 'qrels.tsv').split('\n')) {
    const [query = '', document = '', grade = ''] = line.trim().split('\t');
    // The first line may name the columns.
    if (document === '' || !Number.isFinite(Number(grade))) continue;
    judged.add(document);
    if (Number(grade) <= 0) continue;
    const ofQuery = relevant.get(query) ?? new Map<string, number>();
    relevant.set(query, ofQuery.set(document, Number(grade)));
  }
  return { queries, relevant, judged: [...judged] };
}

function readFile(file: string, name: string): string {
  if (!existsSync(file)) throw new Error(`${name} is missing: ${file} is not there.`);
  return readFileSync(file, 'utf8');
}

function jsonLines<T = Text>(text: string): T[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
