import type { DatabaseSync } from 'node:sqlite';
import type { Paper } from '#core/paper.ts';
import { isSubmitter } from '#core/search/filters.ts';
import { nameSpellings, nameWords } from '#core/search/name-words.ts';
import { type NameKind, nameKeys } from '#core/search/names.ts';

/** What is asked about names in SQL: by the migrations that made their tables, and by a search for who put papers on a list. */
export const NAME_FUNCTIONS = {
  name_words: (name = '') => JSON.stringify(nameWords(name).flatMap(nameSpellings)),
  name_keys: (name = '', kind = '') => JSON.stringify(nameKeys(name, kind === 'org' ? 'org' : 'author')),
  is_submitter: (name = '', login = '', typed = '') => (isSubmitter({ name, login }, typed) ? 'yes' : 'no'),
};

/** Notes whose a paper is, and whose it no longer is; call it inside the transaction that stores the paper. */
export function nameWriter(db: DatabaseSync): (rowid: number, paper: Paper, before?: Paper) => void {
  const known = db.prepare('SELECT id FROM name WHERE kind = ? AND name = ?');
  const insert = db.prepare('INSERT INTO name (kind, name) VALUES (?, ?)');
  const word = db.prepare('INSERT OR IGNORE INTO name_word (kind, word, name) VALUES (?, ?, ?)');
  const link = db.prepare('INSERT OR IGNORE INTO name_paper (name, paper) VALUES (?, ?)');
  const unlink = db.prepare('DELETE FROM name_paper WHERE name = ? AND paper = ?');

  function idOf(kind: NameKind, name: string): number {
    const found = known.get(kind, name)?.id;
    if (found !== undefined) return Number(found);
    const id = Number(insert.run(kind, name).lastInsertRowid);
    for (const each of nameKeys(name, kind)) word.run(kind, each, id);
    return id;
  }

  return (rowid, paper, before) => {
    for (const kind of ['author', 'org'] as const) {
      const now = new Set(namesOf(paper, kind));
      const then = new Set(before ? namesOf(before, kind) : []);
      for (const name of then.difference(now)) unlink.run(idOf(kind, name), rowid);
      for (const name of now.difference(then)) link.run(idOf(kind, name), rowid);
    }
  };
}

function namesOf({ authors, organization }: Paper, kind: NameKind): readonly string[] {
  if (kind === 'author') return authors;
  return organization ? [organization] : [];
}
