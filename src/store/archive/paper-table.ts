import type { DatabaseSync } from 'node:sqlite';
import type { Found, Stored } from '#core/archive/archive.ts';
import { Paper } from '#core/paper.ts';
import { withoutLinks } from '#core/text/content/links.ts';
import type { Indexable, IndexText } from '../search/postings/index-writer.ts';
import { indexer } from '../search/postings/indexer.ts';
import { nameWriter } from './names/name-writer.ts';
import { packText, unpackText } from './packed-text.ts';

/** A row of `paper` as it is stored; title and abstract stand beside `data`, which holds the rest. */
export interface PaperRow {
  readonly rowid: number;
  readonly title: string;
  /** Packed, where it is long. */
  readonly abstract: string | Uint8Array;
  readonly data: string;
  readonly listed: string | null;
}

/** What a stored paper is after hearing of it again. */
export type Merge = (known: Paper, heard: Paper) => Paper;

/** Papers, each once, with their place in the index. */
export function paperTable(db: DatabaseSync) {
  const columns = 'rowid, title, abstract, data, listed';
  const byId = db.prepare(`SELECT ${columns} FROM paper WHERE id = ?`);
  const byRow = db.prepare(`SELECT ${columns} FROM paper WHERE rowid = ?`);
  const insert = db.prepare(
    'INSERT INTO paper (id, title, abstract, data, published, upvotes) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const update = db.prepare(
    'UPDATE paper SET title = ?, abstract = ?, data = ?, published = ?, upvotes = ? WHERE rowid = ?',
  );
  const titleBy = db.prepare('SELECT title FROM paper WHERE rowid = ?');
  const index = indexer(db);
  const noteNames = nameWriter(db);
  const all = db.prepare('SELECT count(*) AS n FROM paper');
  const epoch = db.prepare('SELECT epoch FROM search_state');
  let counted = { at: -1, papers: 0 };
  const texts = db.prepare(
    `SELECT ${columns} FROM paper ORDER BY coalesce(listed, published, '') DESC, rowid DESC`,
  );

  const following = db.prepare(`SELECT ${columns} FROM paper WHERE rowid > ? ORDER BY rowid LIMIT ?`);

  /** Stores one paper, and notes in `changed` what the index has to know; what came of it. */
  function putOne(heard: Paper, merge: Merge, changed: Map<number, Indexable>): keyof Stored | 'unchanged' {
    const known = byId.get(heard.id) as unknown as PaperRow | undefined;
    const before = known && paperOf(known);
    const paper = before ? merge(before, heard) : heard;
    const { title, abstract, ...rest } = paper;
    const data = JSON.stringify(rest);
    const values = [title, packText(abstract), data, paper.published ?? null, paper.upvotes ?? null] as const;
    if (!known || !before) {
      const { lastInsertRowid } = insert.run(paper.id, ...values);
      const rowid = Number(lastInsertRowid);
      noteNames(rowid, paper);
      changed.set(rowid, { rowid, ...textOf(paper) });
      return 'added';
    }
    if (known.data === data && known.title === title && before.abstract === abstract) return 'unchanged';
    update.run(...values, known.rowid);
    noteNames(known.rowid, paper, before);
    note(changed, known.rowid, textOf(before), textOf(paper));
    return 'updated';
  }

  return {
    put(heard: readonly Paper[], merge: Merge): Stored {
      const stored = { added: 0, updated: 0, unchanged: 0 };
      const changed = new Map<number, Indexable>();
      for (const paper of heard) stored[putOne(paper, merge, changed)]++;
      index([...changed.values()]);
      return { added: stored.added, updated: stored.updated };
    },
    get: (id: string): Found | undefined => foundOf(byId.get(id)),
    rowOf: (id: string): number | undefined => (byId.get(id) as unknown as PaperRow | undefined)?.rowid,
    at: (rowid: number): Found | undefined => foundOf(byRow.get(rowid)),
    /** The title alone of the paper in a row, which takes a tenth of the time of the whole. */
    titleAt: (rowid: number): string => String(titleBy.get(rowid)?.title ?? ''),
    /** Title and body of every paper, newest first. */
    *newest(): Generator<{ title: string; text: string }> {
      for (const row of texts.iterate()) {
        const paper = paperOf(row as unknown as PaperRow);
        yield { title: paper.title, text: bodyOf(paper) };
      }
    },
    /** Title and body of so many papers behind a row, in the rows' order. */
    textsFrom: (row: number, most: number): (IndexText & { rowid: number })[] =>
      following.all(row, most).map((each) => {
        const found = each as unknown as PaperRow;
        return { rowid: found.rowid, ...textOf(paperOf(found)) };
      }),
    /** How many there are; counted anew only once the index has changed, as it does with each that is added. */
    count: (): number => {
      const at = Number(epoch.get()?.epoch);
      if (at !== counted.at) counted = { at, papers: Number(all.get()?.n) };
      return counted.papers;
    },
  };
}

/** The part of a paper that is made of sentences. */
export function proseOf(paper: Paper): string {
  return paper.abstract || paper.summary;
}

/** What is searched beside the title: the abstract without its links, and where there is none, what else is about the content. */
export function bodyOf(paper: Paper): string {
  return withoutLinks(paper.abstract) || [paper.summary, ...paper.keywords].join(' ');
}

/** Notes a text that changed; `before` is the one that is indexed, also where a batch has a paper twice. */
function note(changed: Map<number, Indexable>, rowid: number, before: IndexText, text: IndexText): void {
  if (before.title === text.title && before.body === text.body) return;
  const noted = changed.get(rowid);
  changed.set(rowid, { rowid, ...text, before: noted ? noted.before : before });
}

function textOf(paper: Paper): IndexText {
  return { title: paper.title, body: bodyOf(paper) };
}

/** The paper of a row. */
export function paperOf(row: PaperRow): Paper {
  return Paper.parse({ ...JSON.parse(row.data), title: row.title, abstract: unpackText(row.abstract) });
}

function foundOf(row: unknown): Found | undefined {
  if (!row) return undefined;
  const paper = row as PaperRow;
  return { paper: paperOf(paper), ...(paper.listed ? { day: paper.listed } : {}) };
}
