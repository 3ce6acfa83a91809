import type { DatabaseSync } from 'node:sqlite';
import { mergePapers, Paper } from '#core/paper.ts';
import type { Found, Stored } from '#core/ports.ts';

/** A row of `paper` as it is stored; title and abstract stand beside `data`, which holds the rest. */
export interface PaperRow {
  readonly rowid: number;
  readonly title: string;
  readonly abstract: string;
  readonly data: string;
  readonly listed: string | null;
}

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
  const index = db.prepare('INSERT OR REPLACE INTO paper_fts (rowid, title, body) VALUES (?, ?, ?)');
  const all = db.prepare('SELECT count(*) AS n FROM paper');
  const texts = db.prepare(
    `SELECT ${columns} FROM paper ORDER BY coalesce(listed, published, '') DESC, rowid DESC`,
  );

  /** Stores one paper; what came of it. */
  function putOne(heard: Paper): keyof Stored | 'unchanged' {
    const known = byId.get(heard.id) as unknown as PaperRow | undefined;
    const before = known && paperOf(known);
    const paper = before ? mergePapers(before, heard) : heard;
    const { title, abstract, ...rest } = paper;
    const data = JSON.stringify(rest);
    const values = [title, abstract, data, paper.published ?? null, paper.upvotes ?? 0] as const;
    if (!known || !before) {
      const { lastInsertRowid } = insert.run(paper.id, ...values);
      index.run(lastInsertRowid, title, bodyOf(paper));
      return 'added';
    }
    if (known.data === data && known.title === title && known.abstract === abstract) return 'unchanged';
    update.run(...values, known.rowid);
    if (known.title !== title || bodyOf(before) !== bodyOf(paper)) {
      index.run(known.rowid, title, bodyOf(paper));
    }
    return 'updated';
  }

  return {
    put(heard: readonly Paper[]): Stored {
      const stored = { added: 0, updated: 0, unchanged: 0 };
      for (const paper of heard) stored[putOne(paper)]++;
      return { added: stored.added, updated: stored.updated };
    },
    get: (id: string): Found | undefined => foundOf(byId.get(id)),
    at: (rowid: number): Found | undefined => foundOf(byRow.get(rowid)),
    /** Title and body of every paper, newest first. */
    *newest(): Generator<{ title: string; text: string }> {
      for (const row of texts.iterate()) {
        const paper = paperOf(row as unknown as PaperRow);
        yield { title: paper.title, text: bodyOf(paper) };
      }
    },
    count: (): number => Number(all.get()?.n),
  };
}

/** What is searched beside the title: the abstract, and where there is none, what else tells of the content. */
export function bodyOf(paper: Paper): string {
  return paper.abstract || [paper.summary, ...paper.keywords].join(' ');
}

/** The paper of a row. */
export function paperOf(row: PaperRow): Paper {
  return Paper.parse({ ...JSON.parse(row.data), title: row.title, abstract: row.abstract });
}

function foundOf(row: unknown): Found | undefined {
  if (!row) return undefined;
  const paper = row as PaperRow;
  return { paper: paperOf(paper), ...(paper.listed ? { day: paper.listed } : {}) };
}
