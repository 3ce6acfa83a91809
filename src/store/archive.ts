import type { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import { type Day, type Listing, mergePapers, Paper } from '#core/paper.ts';
import type { Archive, Found, Stored } from '#core/ports.ts';
import { MIGRATIONS } from './archive-tables.ts';
import { rank } from './ranking.ts';
import { guarded, openDatabase, transaction } from './sqlite.ts';

/** Opens the archive in a file, or in memory for `:memory:`. */
export function openArchive(file: string): Archive {
  const db = openDatabase({ file, migrations: MIGRATIONS });
  const papers = paperTable(db);
  const lists = listTable(db);
  const archive: Archive = {
    putList: ({ source, day, papers: heard, at }) =>
      transaction(db, () => {
        const stored = papers.put(heard);
        lists.put(source, day, heard, at);
        return stored;
      }),
    putPapers: (heard) => transaction(db, () => papers.put(heard)),
    listings: lists.between,
    readAt: lists.readAt,
    newestDay: lists.newestDay,
    paper: papers.get,
    search: (query, options) => {
      const rows = rank(db, query, options);
      const found = rows
        .slice(options.offset, options.offset + options.limit)
        .flatMap((row) => papers.at(row) ?? []);
      return { found, total: rows.length };
    },
    size: () => ({ papers: papers.count(), days: lists.count() }),
    close: () => db.close(),
  };
  return guarded(archive, file);
}

/** A row of `paper` as it is stored; title and abstract stand beside `data`, which holds the rest. */
interface PaperRow {
  readonly rowid: number;
  readonly title: string;
  readonly abstract: string;
  readonly data: string;
  readonly listed: string | null;
}

function paperTable(db: DatabaseSync) {
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
    count: (): number => Number(all.get()?.n),
  };
}

function listTable(db: DatabaseSync) {
  const idOf = db.prepare('SELECT rowid FROM paper WHERE id = ?');
  const clear = db.prepare('DELETE FROM listing WHERE source = ? AND day = ?');
  const insert = db.prepare(
    'INSERT OR IGNORE INTO listing (day, source, rank, paper, upvotes) VALUES (?, ?, ?, ?, ?)',
  );
  const touch = db.prepare('UPDATE paper SET listed = ? WHERE rowid = ? AND (listed IS NULL OR listed < ?)');
  const read = db.prepare('INSERT OR REPLACE INTO list_read (source, day, at) VALUES (?, ?, ?)');
  const readWhen = db.prepare('SELECT at FROM list_read WHERE source = ? AND day = ?');
  const newest = db.prepare('SELECT max(day) AS day FROM listing');
  const days = db.prepare('SELECT count(DISTINCT day) AS n FROM listing');
  const between = db.prepare(
    `SELECT l.day, l.upvotes, l.rank, p.title, p.abstract, p.data FROM listing l JOIN paper p ON p.rowid = l.paper
     WHERE l.day BETWEEN ? AND ? ORDER BY l.day, l.source, l.rank`,
  );
  return {
    put(source: string, day: Day, papers: readonly Paper[], at: Temporal.Instant): void {
      read.run(source, day, at.epochMilliseconds);
      // A list that was there does not vanish: an empty answer for it is a fault of the source.
      if (papers.length === 0) return;
      clear.run(source, day);
      for (const [rank, paper] of papers.entries()) {
        const rowid = Number(idOf.get(paper.id)?.rowid);
        insert.run(day, source, rank, rowid, paper.upvotes ?? 0);
        touch.run(day, rowid, day);
      }
    },
    between: (from: Day, to: Day): Listing[] =>
      between.all(from, to).map((row) => ({
        day: String(row.day),
        upvotes: Number(row.upvotes),
        rank: Number(row.rank),
        paper: paperOf(row as unknown as PaperRow),
      })),
    readAt(source: string, day: Day): Temporal.Instant | undefined {
      const at = readWhen.get(source, day)?.at;
      return at === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(Number(at));
    },
    newestDay: (): Day | undefined => (newest.get()?.day as string | null) ?? undefined,
    count: (): number => Number(days.get()?.n),
  };
}

/** What is searched beside the title: the abstract, and where there is none, what else tells of the content. */
function bodyOf(paper: Paper): string {
  return paper.abstract || [paper.summary, ...paper.keywords].join(' ');
}

function paperOf(row: PaperRow): Paper {
  return Paper.parse({ ...JSON.parse(row.data), title: row.title, abstract: row.abstract });
}

function foundOf(row: unknown): Found | undefined {
  if (!row) return undefined;
  const paper = row as PaperRow;
  return { paper: paperOf(paper), ...(paper.listed ? { day: paper.listed } : {}) };
}
