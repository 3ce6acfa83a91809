import type { DatabaseSync } from 'node:sqlite';
import { readEntries } from './entries.ts';
import { blockOf } from './layout.ts';

/** What is read of the index while a question is answered; the statements are prepared once. */
export interface Readers {
  /** The posting lists of a term, one for each block up to that of `lastDoc`. */
  lists(term: string, lastDoc: number): Uint32Array[];
  /** A paper's stems in reading order, each between spaces, with a line break after the title. */
  stems(doc: number): string;
  /** Those of some papers whose stems, as `stems` has them, have a text: in a third of the time that reading each takes. */
  writing(docs: Iterable<number>, text: string): number[];
  /** In how many papers a term is. */
  having(term: string): number;
  /** Those of many terms that are in so many papers at least, and in how many each is: far faster than one by one. */
  often(terms: readonly string[], least: number): ReadonlyMap<string, number>;
}

export function openReaders(db: DatabaseSync): Readers {
  const list = db.prepare('SELECT entries FROM search_posting WHERE block = ? AND term = ?');
  const text = db.prepare('SELECT stems FROM search_text WHERE doc = ?');
  const written = db.prepare(
    `SELECT json_group_array(doc) AS docs FROM json_each(?) CROSS JOIN search_text ON doc = value
     WHERE instr(stems, ?) > 0`,
  );
  const count = db.prepare('SELECT papers FROM search_term WHERE term = ?');
  const frequent = db.prepare(
    'SELECT term, papers FROM json_each(?) CROSS JOIN search_term ON term = value WHERE papers >= ?',
  );
  return {
    lists(term, lastDoc) {
      const lists: Uint32Array[] = [];
      for (let block = 0; block <= blockOf(lastDoc); block++) {
        const row = list.get(block, term);
        if (row) lists.push(readEntries(row.entries as Uint8Array));
      }
      return lists;
    },
    stems: (doc) => String(text.get(doc)?.stems ?? ''),
    writing: (docs, text) => JSON.parse(String(written.get(JSON.stringify([...docs]), text)?.docs)),
    having: (term) => Number(count.get(term)?.papers ?? 0),
    often: (terms, least) =>
      new Map(
        frequent
          .all(JSON.stringify(terms), least)
          .map(({ term, papers }) => [String(term), Number(papers)] as const),
      ),
  };
}
