import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Paper } from '#core/paper.ts';
import { MOST_SAVED, type SavedPaper, type SavedPapers } from '#core/saved.ts';
import { ownerKey } from '#core/topic.ts';
import { guarded, transaction } from '../sqlite.ts';

/** Saved papers; `owner` is the key of a person, whose rows belong to no workspace. */
export const SAVED_TABLE = `
  CREATE TABLE saved (
    owner TEXT NOT NULL,
    paper TEXT NOT NULL,
    data TEXT NOT NULL,
    at INTEGER NOT NULL,
    platform TEXT NOT NULL,
    workspace TEXT,
    PRIMARY KEY (owner, paper)
  ) STRICT;
`;

const Row = z
  .object({ data: z.string(), at: z.number() })
  .transform(({ data, at }): SavedPaper => ({ paper: Paper.parse(JSON.parse(data)), at }));

/** Saved papers in the state's database, which is open and migrated. */
export function sqliteSaved(db: DatabaseSync, file: string): SavedPapers {
  const all = db.prepare('SELECT data, at FROM saved WHERE owner = ? ORDER BY at DESC, rowid DESC');
  const one = db.prepare('SELECT 1 FROM saved WHERE owner = ? AND paper = ?');
  const count = db.prepare('SELECT count(*) AS n FROM saved WHERE owner = ?');
  const insert = db.prepare('INSERT INTO saved (owner, paper, data, at, platform) VALUES (?, ?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM saved WHERE owner = ? AND paper = ?');
  return guarded<SavedPapers>(
    {
      of: async (person) => all.all(ownerKey({ kind: 'person', person })).map((row) => Row.parse(row)),
      put: async (person, { paper, at }) =>
        transaction(db, () => {
          const owner = ownerKey({ kind: 'person', person });
          if (one.get(owner, paper.id)) return 'known';
          if (Number(count.get(owner)?.n) >= MOST_SAVED) return 'full';
          insert.run(owner, paper.id, JSON.stringify(paper), at, person.platform);
          return 'added';
        }),
      remove: async (person, id) => remove.run(ownerKey({ kind: 'person', person }), id).changes > 0,
    },
    file,
  );
}
