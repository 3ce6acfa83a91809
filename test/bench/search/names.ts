import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import type { Archive } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import { nameWords } from '#core/search/name-words.ts';
import type { NameKind } from '#core/search/names.ts';
import type { Query } from '#core/search/query.ts';
import { parseQuery, readQuery } from '#core/search/read-query.ts';
import { namesMeant } from '#engine/use-cases/search/names-meant.ts';
import { readAsName } from '#engine/use-cases/search/read-as-name.ts';
import { parseDailyList } from '#sources/huggingface/index.ts';
import { openArchive } from '#store/archive/archive.ts';
import { corpusOf, paperOf, SHARED } from '../data.ts';
import { percentile, printTable, type Row, temporaryFolder, timed } from '../measure.ts';
import { random } from './lookups.ts';

const ASKED = 300;
const SEED = 14;
// Of a busy machine's times, the best of so many is what the work itself takes.
const ROUNDS = 7;
const SURNAMES = 2_000;
const AUTHORS = 6;
const FIRST_PAGE = { limit: 5, offset: 0 } as const;

type Ask = (name: string) => unknown;

/** How long it takes to find the papers by a name, with `author:` and as people type it, in recorded lists and in 40,000 papers with made-up authors. */
export async function printNames(): Promise<void> {
  for (const [about, papers, bar] of [
    ['the recorded daily lists', recordedPapers, 5],
    ['40,000 papers with 6 made-up authors each', madeUpPapers, 10],
  ] as const) {
    const found = papers();
    if (found.length === 0) console.log(`Skipped: names in ${about}, since ${SHARED} has none.`);
    else
      printTable(`Names in ${about}`, [
        ...(await rowsOf(found)),
        { what: 'the bar for author:NAME', 'p95 ms': bar },
      ]);
  }
}

async function rowsOf(papers: readonly Paper[]): Promise<Row[]> {
  const authors = drawn(papers.flatMap((paper) => paper.authors));
  const surnames = authors.flatMap((author) => nameWords(author).at(-1) ?? []);
  const folder = temporaryFolder();
  const archive = openArchive(join(folder, 'archive.sqlite'));
  await archive.putPapers(papers);
  const searched = (words: string, sort: 'relevance' | 'upvotes') => (surname: string) =>
    archive.search(parseQuery(`${words}author:${surname}`), { sort, ...FIRST_PAGE });
  const rows = [
    row('FTS5 over the authors, newest first', plain(papers, folder), surnames),
    row('author:SURNAME', searched('', 'relevance'), surnames),
    row('author:SURNAME sort:upvotes', searched('', 'upvotes'), surnames),
    row('model author:SURNAME', searched('model ', 'relevance'), surnames),
    row('author:SURNAME has:code', searched('has:code ', 'relevance'), surnames),
    row('author:"GIVEN SURNAME"', (name) => searched('', 'relevance')(`"${name}"`), authors),
    row('papers by GIVEN SURNAME', byWords(archive), authors),
    row('GIVEN SURNAME, with no operator', plainName(archive), authors),
    row('SURNAME, with no operator', plainName(archive), surnames),
  ];
  await archive.close();
  return rows;
}

/** A name with "papers by" before it, which the reader knows for an author. */
function byWords(archive: Archive): Ask {
  const knows = (kind: NameKind, name: string) => archive.isOfName(kind, name);
  return (name) =>
    archive.search(readQuery(`papers by ${name}`, { knows }).query, { sort: 'relevance', ...FIRST_PAGE });
}

/** A name as words alone: looked for as those, then as a name, as a search does it. */
function plainName(archive: Archive): Ask {
  const find = (query: Query) => archive.search(query, { sort: 'relevance', ...FIRST_PAGE });
  return (name) => {
    const query = parseQuery(name);
    const found = find(query);
    const read = readAsName(archive, query, { ...found, names: namesMeant(archive, query, found) });
    return read ? find(read) : found;
  };
}

function row(what: string, ask: Ask, names: readonly string[]): Row {
  const rounds = Array.from({ length: ROUNDS }, () => names.map((name) => timed(() => ask(name))));
  const times = names.map((_, at) => Math.min(...rounds.map((round) => round[at] ?? 0)));
  return {
    what,
    'p50 ms': percentile(times, 0.5),
    'p95 ms': percentile(times, 0.95),
    'max ms': Math.max(...times),
  };
}

/** Names as often as they stand above papers. */
function drawn(names: readonly string[]): string[] {
  const below = random(SEED);
  return Array.from({ length: ASKED }, () => names[below(names.length)] ?? '');
}

/** What SQLite does by itself: whole words of all names, and as many of the newest as the archive keeps of an answer. */
function plain(papers: readonly Paper[], folder: string): Ask {
  const db = new DatabaseSync(join(folder, 'names.sqlite'));
  db.exec(
    `CREATE TABLE paper (rowid INTEGER PRIMARY KEY, day TEXT, data TEXT); CREATE INDEX by_day ON paper (day);
     CREATE VIRTUAL TABLE f USING fts5 (authors, content = '', tokenize = 'unicode61'); BEGIN`,
  );
  const paper = db.prepare('INSERT INTO paper VALUES (?, ?, ?)');
  const index = db.prepare('INSERT INTO f (rowid, authors) VALUES (?, ?)');
  papers.forEach((each, at) => {
    paper.run(at + 1, each.published ?? '', JSON.stringify(each));
    index.run(at + 1, each.authors.join(' | '));
  });
  db.exec('COMMIT');
  const ask = db.prepare(
    'SELECT p.rowid FROM f JOIN paper p ON p.rowid = f.rowid WHERE f MATCH ? ORDER BY day DESC LIMIT 100',
  );
  return (surname) => ask.all(`"${surname}"`);
}

function recordedPapers(): Paper[] {
  const folder = join(SHARED, 'daily-archive');
  if (!existsSync(folder)) return [];
  const lists = readdirSync(folder).filter((name) => name.endsWith('.json.gz'));
  return lists.flatMap((name) => {
    const json: unknown = JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8'));
    return [...parseDailyList(json, () => undefined).papers];
  });
}

/** The texts of "topics" with authors, whose surnames are as unevenly common as people's. */
function madeUpPapers(): Paper[] {
  const folder = join(SHARED, 'search/topics');
  if (!existsSync(folder)) return [];
  const below = random(SEED);
  const common = Array.from({ length: SURNAMES }, (_, rank) =>
    Array<number>(Math.ceil(SURNAMES / (rank + 10))).fill(rank),
  ).flat();
  const syllable = (number: number) => `${'bdfghklmnprstvwz'[number % 16]}${'aeiou'[(number >> 4) % 5]}`;
  const nameOf = (number: number) =>
    syllable(number) + syllable(number * 7 + 3) + syllable((number >> 3) + 11);
  const author = () => `${nameOf(below(900) + SURNAMES)} ${nameOf(common[below(common.length)] ?? 0)}`;
  return corpusOf(folder).map((text) => ({
    ...paperOf(text),
    authors: Array.from({ length: AUTHORS }, author),
  }));
}
