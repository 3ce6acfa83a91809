import type { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import type { ListRead } from '#core/archive/archive.ts';
import type { Day, Listing, Paper } from '#core/paper.ts';
import { utcDay } from '#core/time/dates.ts';
import { type PaperRow, paperOf } from './paper-table.ts';

/** A source's list of a day, as it was read at `at`, epoch ms. */
export interface ListRows {
  readonly source: string;
  readonly day: Day;
  readonly papers: readonly Paper[];
  readonly at: number;
}

/** A paper's row in its place on a list. */
interface Place {
  readonly row: number;
  readonly upvotes: number | null;
  /** As it was when the list was last read on its own day. */
  readonly onDay: number | null;
}

// Those who are due ask for a few; anybody may ask for any.
const CACHED = 50;

/** Which papers were on which daily list, in which order, and when each list was read. */
export function listTable(db: DatabaseSync) {
  const idOf = db.prepare('SELECT rowid FROM paper WHERE id = ?');
  const placesOn = db.prepare(
    'SELECT paper, rank, upvotes, on_day, seen FROM listing WHERE source = ? AND day = ?',
  );
  const clear = db.prepare('DELETE FROM listing WHERE source = ? AND day = ?');
  const insert = db.prepare(
    'INSERT OR IGNORE INTO listing (day, source, rank, paper, upvotes, on_day, seen) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const touch = db.prepare('UPDATE paper SET listed = ? WHERE rowid = ? AND (listed IS NULL OR listed < ?)');
  const putRead = db.prepare(
    `INSERT INTO list_read (source, day, at, empty_since) VALUES (?, ?, ?, ?)
     ON CONFLICT (source, day) DO UPDATE SET at = excluded.at,
       empty_since = min(coalesce(empty_since, excluded.empty_since), excluded.empty_since)`,
  );
  const readWhen = db.prepare(
    `SELECT at, coalesce(empty_since, at) AS empty_since, (SELECT count(*) FROM listing l WHERE l.source = r.source AND l.day = r.day) AS papers
     FROM list_read r WHERE source = ? AND day = ?`,
  );
  const newest = db.prepare('SELECT max(day) AS day FROM listing');
  const days = db.prepare('SELECT count(DISTINCT day) AS n FROM listing');
  const between = db.prepare(
    // A paper that several sources list on a day is on that day once, by its best place; a list that counts nothing has the paper's own count.
    `SELECT l.day, coalesce(max(l.upvotes), p.upvotes) AS upvotes, max(l.on_day) AS on_day, min(l.rank) AS rank, min(l.seen) AS seen, p.title, p.abstract, p.data
     FROM listing l JOIN paper p ON p.rowid = l.paper
     WHERE l.day BETWEEN ? AND ? GROUP BY l.day, l.paper ORDER BY l.day, min(l.source), min(l.rank)`,
  );
  const later = db.prepare(
    `SELECT 1 FROM paper p JOIN listing l ON l.day = p.listed AND l.source = ? AND l.paper = p.rowid
     WHERE p.id = ? AND p.listed > ?`,
  );
  const version = db.prepare('SELECT version FROM paper_version');
  // Every channel that is due asks for the same days; the same objects let others remember what they made of a paper.
  let cached = { version: -1, lists: new Map<string, Listing[]>() };
  let counted = { version: -1, days: 0 };

  /** What is stored of a list, by the paper's row. */
  function placesOf({ source, day }: ListRows): Map<number, Place & { rank: number; seen: number }> {
    const rows = placesOn.all(source, day).map((row) => ({
      row: Number(row.paper),
      rank: Number(row.rank),
      seen: Number(row.seen),
      upvotes: countOf(row.upvotes),
      onDay: countOf(row.on_day),
    }));
    return new Map(rows.map((row) => [row.row, row]));
  }

  /** Papers as places; what a list has once counted is not unknown again. */
  function placesAmong(
    papers: readonly Paper[],
    before: ReadonlyMap<number, Place>,
    isOfDay: boolean,
  ): Place[] {
    return papers.map(({ id, upvotes: counted }) => {
      const row = Number(idOf.get(id)?.rowid);
      const known = before.get(row);
      const upvotes = counted ?? known?.upvotes ?? null;
      return { row, upvotes, onDay: isOfDay ? upvotes : (known?.onDay ?? null) };
    });
  }

  function place(
    { source, day, at }: ListRows,
    places: readonly Place[],
    before: ReturnType<typeof placesOf>,
  ): boolean {
    const isSame = places.every(({ row, upvotes, onDay }, rank) => {
      const known = before.get(row);
      return known?.rank === rank && known.upvotes === upvotes && known.onDay === onDay;
    });
    if (isSame && before.size === places.length) return false;
    clear.run(source, day);
    for (const [rank, { row, upvotes, onDay }] of places.entries()) {
      insert.run(day, source, rank, row, upvotes, onDay, before.get(row)?.seen ?? at);
      touch.run(day, row, day);
    }
    return true;
  }

  function readBetween(from: Day, to: Day): Listing[] {
    return between.all(from, to).map((row) => ({
      day: String(row.day),
      ...(row.upvotes === null ? {} : { upvotes: Number(row.upvotes) }),
      ...(row.on_day === null ? {} : { onDay: Number(row.on_day) }),
      rank: Number(row.rank),
      seen: Number(row.seen),
      paper: countedAs(paperOf(row as unknown as PaperRow), countOf(row.upvotes)),
    }));
  }

  return {
    /** Notes that a list was read, and what is on it; whether that differs from what was. */
    put(list: ListRows): boolean {
      const before = placesOf(list);
      const isEmpty = list.papers.length + before.size === 0;
      putRead.run(list.source, list.day, list.at, isEmpty ? list.at : null);
      // A list that was there does not vanish: an empty answer for it is a fault of the source.
      if (list.papers.length === 0) return false;
      return place(list, placesAmong(list.papers, before, isOfDay(list)), before);
    },
    /** Adds what a recorded list has and the stored one lacks, behind what is there, and leaves when it was read; whether anything was added. */
    fill(list: ListRows): boolean {
      if (!readWhen.get(list.source, list.day)) putRead.run(list.source, list.day, list.at, null);
      const before = placesOf(list);
      const kept = [...before.values()].toSorted((a, b) => a.rank - b.rank);
      const more = placesAmong(list.papers, before, false).filter(({ row }) => !before.has(row));
      return place(list, [...kept, ...more], before);
    },
    /** Whether the source has a paper on a later list, too. */
    isLater: ({ source, day }: ListRows, id: string): boolean => later.get(source, id, day) !== undefined,
    between(from: Day, to: Day): readonly Listing[] {
      const now = Number(version.get()?.version);
      if (cached.version !== now) cached = { version: now, lists: new Map() };
      const range = `${from} ${to}`;
      const lists = cached.lists.get(range) ?? readBetween(from, to);
      if (cached.lists.size >= CACHED) cached.lists.clear();
      cached.lists.set(range, lists);
      return lists;
    },
    read(source: string, day: Day): ListRead | undefined {
      const row = readWhen.get(source, day);
      if (!row) return undefined;
      const at = instantOf(row.at);
      const papers = Number(row.papers);
      return papers > 0 ? { at, papers } : { at, papers, emptySince: instantOf(row.empty_since) };
    },
    newestDay: (): Day | undefined => (newest.get()?.day as string | null) ?? undefined,
    /** How many days have a list; counted anew only once a list has changed. */
    count: (): number => {
      const now = Number(version.get()?.version);
      if (counted.version !== now) counted = { version: now, days: Number(days.get()?.n) };
      return counted.days;
    },
  };
}

/** A paper with the count that it stands by on a list, which may be another's where it is listed twice. */
function countedAs(paper: Paper, upvotes: number | null): Paper {
  return upvotes === null || paper.upvotes === upvotes ? paper : { ...paper, upvotes };
}

function instantOf(epochMs: unknown): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number(epochMs));
}

/** Whether a list was read on its own day, or the evening before, when it opened. */
function isOfDay({ day, at }: ListRows): boolean {
  return utcDay(instantOf(at)) <= day;
}

function countOf(value: unknown): number | null {
  return value === null ? null : Number(value);
}
