import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Text } from '../../data.ts';
import { type Row, temporaryFolder } from '../../measure.ts';
import { random } from '../lookups.ts';
import { drawn } from '../samples.ts';
import type { OpenTopics } from '../topic-rows.ts';

// As `npm start` runs the program.
const FLAGS = ['--max-semi-space-size=2', '--heap-growing-percent=20', '--no-warnings'];
const TASK = resolve(import.meta.dirname, 'archive-process.ts');
const SEED = 17;

/**
 * What it costs to read so many papers in and to search them, each step in a process of its own, beside SQLite's FTS5. Where
 * there are fewer papers, they come again with other ids and their sentences in another order.
 */
export async function ingestRows({ texts, known }: OpenTopics, size: number): Promise<Row[]> {
  const folder = temporaryFolder();
  const papers = join(folder, 'papers.jsonl');
  const questions = join(folder, 'questions.json');
  await writePapers(papers, drawn(texts, size), size);
  writeFileSync(questions, JSON.stringify(known.queries.map(({ text }) => text)));
  return ['ingest', 'ingest with FTS5', 'search', 'search with FTS5'].map((step) => {
    const file = step.startsWith('ingest') ? papers : questions;
    const out = execFileSync(process.execPath, [...FLAGS, TASK, step, file, folder], { encoding: 'utf8' });
    return { step, ...(JSON.parse(out) as Row) };
  });
}

async function writePapers(file: string, texts: readonly Text[], size: number): Promise<void> {
  const below = random(SEED);
  const stream = createWriteStream(file);
  for (let at = 0; at < size; at++) {
    const { id, title, text, day } = texts[at % texts.length] as Text;
    const copy = Math.floor(at / texts.length);
    const paper =
      copy === 0
        ? { id, title, text, day }
        : { id: `${copy}-${id}`, title, text: reordered(text, below), day };
    if (!stream.write(`${JSON.stringify(paper)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

function reordered(text: string, below: (bound: number) => number): string {
  const left = text.split(/(?<=[.!?]) /);
  return left
    .map(() => left)
    .flatMap((sentences) => sentences.splice(below(sentences.length), 1))
    .join(' ');
}
