import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseQuery } from '#core/search/read-query.ts';
import { openArchive } from '#store/archive/archive.ts';
import { corpusOf, paperOf, queriesOf, SHARED } from './data.ts';
import { memory, percentile, printTable, type Row, temporaryFolder, timed, timedUntil } from './measure.ts';

const TOPICS = join(SHARED, 'search/topics');
const ROUNDS = 5;
const DAY = 200;

// Each task runs in a process of its own, so that its memory is its own; the baseline runs beside it in the same run.
const TASKS: Record<string, (folder: string) => Row | Promise<Row>> = {
  'ingest, FTS5 alone': ingestPlain,
  'ingest, the archive': ingestArchive,
  'search, FTS5 alone': searchPlain,
  'search, the archive': searchArchive,
};

const [task, folder] = process.argv.slice(2);
if (task && folder) console.log(JSON.stringify(await TASKS[task]?.(folder)));
else main();

function main(): void {
  printTable('From start to the first digest, without a network', [
    coldStart('node alone'),
    coldStart('paperboy'),
  ]);
  if (!existsSync(TOPICS)) {
    console.log(`Skipped: ingest and search of 40,000 papers, since ${TOPICS} is not there.`);
    return;
  }
  const dir = temporaryFolder();
  const rows = Object.keys(TASKS).map((name) => inProcess(name, dir));
  printTable('40,000 papers: ingest', rows.slice(0, 2));
  printTable('40,000 papers: search, the queries of "topics"', rows.slice(2));
}

function inProcess(name: string, dir: string): Row {
  const out = execFileSync(process.execPath, [import.meta.filename, name, dir], { encoding: 'utf8' });
  return { what: name, ...JSON.parse(out) };
}

function coldStart(what: 'node alone' | 'paperboy'): Row {
  const bin = resolve(import.meta.dirname, '../../src/bin.js');
  const times = Array.from({ length: ROUNDS }, () => {
    const args = what === 'paperboy' ? [bin] : ['-e', ''];
    // A port that nobody listens on: the source is down at once, and the sample stands in.
    const env = {
      ...process.env,
      HF_ENDPOINT: 'http://127.0.0.1:61809',
      ENV_FILE: '',
      DATA_DIR: temporaryFolder(),
    };
    return timed(() => spawnSync(process.execPath, args, { env }));
  });
  return { what, 'p50 ms': percentile(times, 0.5), 'max ms': Math.max(...times) };
}

async function ingestArchive(dir: string): Promise<Row> {
  const papers = corpusOf(TOPICS).map(paperOf);
  const archive = openArchive(join(dir, 'archive.sqlite'));
  const started = process.cpuUsage();
  const seconds = (await timedUntil(() => archive.putPapers(papers))) / 1000;
  const { user, system } = process.cpuUsage(started);
  const again = (await timedUntil(() => archive.putPapers(papers))) / 1000;
  const learning = (await timedUntil(() => archive.learn())) / 1000;
  const day = papers.slice(-DAY).map((paper) => ({ ...paper, id: `new-${paper.id}` }));
  const aDay = await timedUntil(() => archive.putPapers(day));
  await archive.close();
  return {
    papers: papers.length,
    seconds,
    'of a core': (user + system) / 1e6,
    'again, unchanged': again,
    'learning s': learning,
    '200 more, ms': aDay,
    MB: memory(),
  };
}

function ingestPlain(dir: string): Row {
  const texts = corpusOf(TOPICS);
  const db = new DatabaseSync(join(dir, 'plain.sqlite'));
  db.exec(
    "PRAGMA journal_mode = WAL; CREATE VIRTUAL TABLE f USING fts5 (title, body, tokenize = 'porter unicode61')",
  );
  const insert = db.prepare('INSERT INTO f VALUES (?, ?)');
  const seconds =
    timed(() => {
      db.exec('BEGIN');
      for (const { title, text } of texts) insert.run(title, text);
      db.exec('COMMIT');
    }) / 1000;
  db.close();
  return { papers: texts.length, seconds, MB: memory() };
}

async function searchArchive(dir: string): Promise<Row> {
  const archive = openArchive(join(dir, 'archive.sqlite'));
  const row = searches((text) =>
    archive.search(parseQuery(text), { sort: 'relevance', limit: 20, offset: 0 }),
  );
  await archive.close();
  return row;
}

function searchPlain(dir: string): Row {
  const db = new DatabaseSync(join(dir, 'plain.sqlite'));
  const any = db.prepare('SELECT rowid, title, body FROM f WHERE f MATCH ? ORDER BY bm25(f, 5, 1) LIMIT 20');
  const row = searches((text) => any.all((text.match(/\w+/g) ?? []).join(' OR ')));
  db.close();
  return row;
}

function searches(search: (text: string) => unknown): Row {
  const queries = queriesOf(TOPICS);
  const first = timed(() => search(queries[0]?.text ?? ''));
  const times = Array.from({ length: ROUNDS }, () =>
    queries.map(({ text }) => timed(() => search(text))),
  ).flat();
  return {
    'first ms': first,
    'p50 ms': percentile(times, 0.5),
    'p95 ms': percentile(times, 0.95),
    MB: memory(),
  };
}
