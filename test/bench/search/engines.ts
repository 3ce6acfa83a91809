import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import MiniSearch from 'minisearch';
import { subject } from '#core/search/filters.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { isStopword, stem, words } from '#core/text/words.ts';
import { embedPapers } from '#engine/ingest/embed.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paperOf, type Text } from '../data.ts';
import { benchEmbedder } from './embedder.ts';

/** A ranked answer: ids with scores, best first. */
export type Answer = readonly { readonly id: string; readonly score: number }[];

/** A search engine over one corpus. */
export interface Engine {
  /** Brings the texts in; where `keepsFile`, into `folder`, so that another process can ask. */
  build(texts: readonly Text[], folder: string): void | Promise<void>;
  readonly keepsFile: boolean;
  open(folder: string): (text: string, limit: number) => Answer | Promise<Answer>;
}

/** This project, through the archive that answers `search`. */
const paperboy: Engine = {
  keepsFile: true,
  async build(texts, folder) {
    const archive = openArchive(join(folder, 'archive.sqlite'));
    await archive.putPapers(texts.map(paperOf));
    await archive.learn();
    await archive.close();
  },
  open(folder) {
    const archive = openArchive(join(folder, 'archive.sqlite'));
    return (text, limit) =>
      archive
        .search(parseQuery(text), { sort: 'relevance', limit, offset: 0 })
        .found.map(({ paper, score }) => ({ id: paper.id, score }));
  },
};

/** The same with an embedder on, as `EMBEDDER` and `EMBEDDER_MODEL` name it; a question's own vector is part of its time. */
const withEmbedder: Engine = {
  keepsFile: true,
  async build(texts, folder) {
    await paperboy.build(texts, folder);
    const archive = openArchive(join(folder, 'archive.sqlite'));
    for await (const _ of embedPapers(archive, benchEmbedder(process.env)));
    await archive.close();
  },
  open(folder) {
    const archive = openArchive(join(folder, 'archive.sqlite'));
    const embedder = benchEmbedder(process.env);
    return async (text, limit) => {
      const query = parseQuery(text);
      const [vector] = await embedder.embed([subject(query)], 'query');
      const meaning = vector && { model: embedder.name, vector };
      return archive
        .search(query, { sort: 'relevance', limit, offset: 0, meaning })
        .found.map(({ paper, score }) => ({ id: paper.id, score }));
    };
  },
};

/** SQLite's FTS5 as it comes: any of the words, stemmed, the title five times. */
const fts5: Engine = {
  keepsFile: true,
  build(texts, folder) {
    const db = new DatabaseSync(join(folder, 'fts5.sqlite'));
    db.exec(
      `PRAGMA journal_mode = WAL; CREATE TABLE paper (rowid INTEGER PRIMARY KEY, id TEXT, title TEXT, body TEXT);
       CREATE VIRTUAL TABLE f USING fts5 (title, body, content = 'paper', tokenize = 'porter unicode61'); BEGIN`,
    );
    const paper = db.prepare('INSERT INTO paper VALUES (?, ?, ?, ?)');
    const index = db.prepare('INSERT INTO f (rowid, title, body) VALUES (?, ?, ?)');
    texts.forEach(({ id, title, text }, at) => {
      paper.run(at + 1, id, title, text);
      index.run(at + 1, title, text);
    });
    db.exec('COMMIT');
    db.close();
  },
  open(folder) {
    const db = new DatabaseSync(join(folder, 'fts5.sqlite'));
    const ask = db.prepare(
      `SELECT p.id, p.title, p.body, s FROM (SELECT rowid AS r, bm25(f, 5, 1) AS s FROM f WHERE f MATCH ?
       ORDER BY s LIMIT ?) JOIN paper p ON p.rowid = r ORDER BY s`,
    );
    return (text, limit) => {
      const match = distinctive(text)
        .map((word) => `"${word}"`)
        .join(' OR ');
      if (!match) return [];
      return ask.all(match, limit).map((row) => ({ id: String(row.id), score: -Number(row.s) }));
    };
  },
};

let inMemory: MiniSearch<Text> | undefined;

/** MiniSearch with the stemmer and the stopwords of this project, the title five times. */
const miniSearch: Engine = {
  keepsFile: false,
  build(texts) {
    inMemory = new MiniSearch<Text>({
      fields: ['title', 'text'],
      tokenize: words,
      processTerm: (word) => (isStopword(word) ? null : stem(word)),
      searchOptions: { boost: { title: 5 } },
    });
    inMemory.addAll(texts);
  },
  open: () => (text, limit) =>
    (inMemory?.search(text) ?? []).slice(0, limit).map(({ id, score }) => ({ id: String(id), score })),
};

function distinctive(text: string): string[] {
  return words(text).filter((word) => !isStopword(word));
}

/** The engine that needs a model, and is left out where there is none. */
export const WITH_EMBEDDER = 'paperboy + embedder';

export const engines = {
  paperboy,
  [WITH_EMBEDDER]: withEmbedder,
  'FTS5 OR': fts5,
  'MiniSearch + stemmer': miniSearch,
} as const;
