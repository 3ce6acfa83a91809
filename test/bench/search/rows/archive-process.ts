import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Logger } from '#core/parts/logger.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { imports } from '#sources/index.ts';
import { openArchive } from '#store/archive/archive.ts';
import { memory, percentile, type Row } from '../../measure.ts';

// One step in a process of its own, so that its memory is its own: archive-process.ts STEP PAPERS FOLDER, where PAPERS is a
// file of JSON Lines for a step that ingests, and one of questions for a step that searches.
const [step = '', file = '', folder = ''] = process.argv.slice(2);
const ROUNDS = 5;
const DEPTH = 20;
const SILENT: Logger = { debug() {}, info() {}, warn() {}, error() {} };

const STEPS: Readonly<Record<string, () => Promise<Row> | Row>> = {
  ingest: async () => {
    const archive = openArchive(join(folder, 'archive.sqlite'));
    // As `npm run import` reads a file.
    const row = await ingested(
      'archive.sqlite',
      async (papers) => void (await archive.putPapers(papers)),
      async () => {
        await archive.learn();
        await archive.close();
      },
    );
    return row;
  },
  'ingest with FTS5': async () => {
    const db = new DatabaseSync(join(folder, 'fts5.sqlite'));
    db.exec(
      `PRAGMA journal_mode = WAL; CREATE TABLE paper (rowid INTEGER PRIMARY KEY, id TEXT, title TEXT, body TEXT);
       CREATE VIRTUAL TABLE f USING fts5 (title, body, content = 'paper', tokenize = 'porter unicode61')`,
    );
    const paper = db.prepare('INSERT INTO paper (id, title, body) VALUES (?, ?, ?)');
    const index = db.prepare('INSERT INTO f (rowid, title, body) VALUES (?, ?, ?)');
    return await ingested(
      'fts5.sqlite',
      (papers) => {
        db.exec('BEGIN');
        for (const { id, title, abstract } of papers)
          index.run(paper.run(id, title, abstract).lastInsertRowid, title, abstract);
        db.exec('COMMIT');
      },
      () => db.close(),
    );
  },
  search: async () => {
    const archive = openArchive(join(folder, 'archive.sqlite'));
    const row = searched((text) =>
      archive.search(parseQuery(text), { sort: 'relevance', limit: DEPTH, offset: 0 }),
    );
    await archive.close();
    return row;
  },
  'search with FTS5': () => {
    const db = new DatabaseSync(join(folder, 'fts5.sqlite'));
    const any = db.prepare(
      `SELECT id, title, body FROM paper JOIN (SELECT rowid AS row FROM f WHERE f MATCH ? ORDER BY bm25(f, 5, 1) LIMIT ${DEPTH}) ON row = paper.rowid`,
    );
    const row = searched((text) =>
      any.all((text.match(/\w+/g) ?? []).map((word) => `"${word}"`).join(' OR ')),
    );
    db.close();
    return row;
  },
};

console.log(JSON.stringify(await STEPS[step]?.()));

type Papers = Parameters<ReturnType<typeof openArchive>['putPapers']>[0];

async function ingested(
  name: string,
  put: (papers: Papers) => Promise<void> | void,
  end: () => Promise<void> | void,
): Promise<Row> {
  const started = performance.now();
  let count = 0;
  for await (const { papers } of imports.files(file, { ...imports, logger: SILENT })) {
    await put(papers);
    count += papers.length;
  }
  const reading = (performance.now() - started) / 1000;
  const before = peak();
  await end();
  const seconds = (performance.now() - started) / 1000;
  const kilobytes = statSync(join(folder, name)).size / 1024;
  return {
    papers: count,
    seconds,
    'of which learning': seconds - reading,
    'peak MB': peak(),
    'before learning': before,
    'KB a paper': kilobytes / count,
  };
}

function searched(search: (text: string) => unknown): Row {
  const questions = JSON.parse(readFileSync(file, 'utf8')) as string[];
  for (const text of questions) search(text);
  const times = Array.from({ length: ROUNDS }, () => questions)
    .flat()
    .map((text) => {
      const began = performance.now();
      search(text);
      return performance.now() - began;
    });
  return { 'p50 ms': percentile(times, 0.5), 'p95 ms': percentile(times, 0.95), MB: memory() };
}

/** The most memory that this process has held so far, in megabytes; what `resourceUsage` tells begins with its parent's. */
function peak(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024);
}
