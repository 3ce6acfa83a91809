import type { DatabaseSync } from 'node:sqlite';
import { bytesOf } from '../../blob.ts';
import type { BlockChanges, Changes, ListChange } from './changes.ts';
import { docOf, readEntries } from './entries.ts';

/** Writes gathered changes into the index whose tables' names begin so. */
export function changesWriter(db: DatabaseSync, prefix = ''): (changes: Changes) => void {
  const known = db.prepare(`SELECT 1 FROM ${prefix}search_posting WHERE block = ? LIMIT 1`);
  const read = db.prepare(`SELECT entries FROM ${prefix}search_posting WHERE block = ? AND term = ?`);
  const write = db.prepare(
    `INSERT OR REPLACE INTO ${prefix}search_posting (block, term, entries) VALUES (?, ?, ?)`,
  );
  const count = db.prepare(
    `INSERT INTO ${prefix}search_term (term, papers) VALUES (?, ?)
     ON CONFLICT (term) DO UPDATE SET papers = papers + excluded.papers`,
  );
  const acronym = db.prepare(
    `INSERT INTO ${prefix}search_acronym (short, long, papers) VALUES (?, ?, ?)
     ON CONFLICT (short, long) DO UPDATE SET papers = papers + excluded.papers`,
  );

  function writeBlock(block: number, changes: BlockChanges, counts: Map<string, number>) {
    const isNew = !known.get(block);
    // In the order of the tree: each page is visited once.
    for (const term of [...changes.keys()].sort()) {
      const change = changes.get(term);
      const blob = isNew ? undefined : (read.get(block, term)?.entries as Uint8Array | undefined);
      const stored = blob ? readEntries(blob) : new Uint32Array();
      const entries = change ? changed(stored, change) : stored;
      write.run(block, term, bytesOf(entries));
      counts.set(term, (counts.get(term) ?? 0) + entries.length - stored.length);
    }
  }

  return ({ lists, acronyms }) => {
    const counts = new Map<string, number>();
    for (const [block, changes] of lists) writeBlock(block, changes, counts);
    for (const term of [...counts.keys()].sort()) count.run(term, counts.get(term) ?? 0);
    for (const [key, papers] of acronyms) {
      const [short = '', long = ''] = key.split('\n');
      acronym.run(short, long, papers);
    }
  };
}

function changed(stored: Uint32Array, { added, gone }: ListChange): Uint32Array {
  const kept = gone ? stored.filter((entry) => !gone.has(docOf(entry))) : stored;
  const all = new Uint32Array(kept.length + added.length);
  all.set(kept);
  all.set(added, kept.length);
  return all;
}
