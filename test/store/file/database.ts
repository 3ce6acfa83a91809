import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '#store/sqlite.ts';

const PAGE = 4096;

/** A database of two tables in a folder of its own, open. */
export function openNotes(file = join(folder(), 'notes.sqlite')): { file: string; db: DatabaseSync } {
  return { file, db: openDatabase({ file, migrations: NOTES }) };
}

export const NOTES = ['CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT'];

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'paperboy-'));
}

/** Writes about so many megabytes of notes. */
export function fill(db: DatabaseSync, megabytes: number): void {
  db.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO note (text) SELECT hex(randomblob(500)) FROM n`,
  ).run(megabytes * 1000);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Writes over pages of a file as a failing disk does, from a process of its own: a second open file here would drop SQLite's locks. */
export async function damagePages(file: string, first: number, count: number): Promise<void> {
  const code = `
    import { openSync, writeSync } from 'node:fs';
    writeSync(openSync(process.argv[1], 'r+'), Buffer.alloc(${count * PAGE}, 0x5a), 0, ${count * PAGE}, ${first * PAGE});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, file], { stdio: 'inherit' });
  await once(child, 'exit');
}
