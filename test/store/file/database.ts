import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type DatabaseFile, openDatabase } from '#store/sqlite.ts';

const PAGE = 4096;

/** A database of one table in a folder of its own, open. */
export function openNotes(
  file = join(folder(), 'notes.sqlite'),
  also: Partial<DatabaseFile> = {},
): { file: string; db: DatabaseSync } {
  return { file, db: openDatabase({ file, migrations: NOTES, ...also }) };
}

const NOTES = ['CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT'];

/** What a file of notes has to be. */
export const KIND = { title: 'a file of notes', tables: ['note'], version: NOTES.length };

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'paperboy-'));
}

/** A file with these notes, closed. */
export function notesFile(...texts: string[]): string {
  const { file, db } = openNotes();
  note(db, ...texts);
  db.close();
  return file;
}

export function note(db: DatabaseSync, ...texts: string[]): void {
  for (const text of texts) db.prepare('INSERT INTO note (text) VALUES (?)').run(text);
}

export function notesIn(file: string): string[] {
  const { db } = openNotes(file);
  try {
    return textsOf(db);
  } finally {
    db.close();
  }
}

export function textsOf(db: DatabaseSync): string[] {
  return db
    .prepare('SELECT text FROM note ORDER BY id')
    .all()
    .map(({ text }) => String(text));
}

/** Writes about so many megabytes of notes. */
export function fill(db: DatabaseSync, megabytes: number): void {
  db.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO note (text) SELECT hex(randomblob(500)) FROM n`,
  ).run(megabytes * 1000);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Bytes 18 and 19 of the header, which are 2 in WAL mode: a file that is like that may have a log beside it. */
export function modeOf(file: string): number[] {
  const header = Buffer.alloc(20);
  const opened = openSync(file, 'r');
  readSync(opened, header, 0, 20, 0);
  closeSync(opened);
  return [...header.subarray(18)];
}

/** Writes over pages of a file as a failing disk does, from a process of its own: a second open file here would drop SQLite's locks. */
export async function damagePages(file: string, first: number, count: number): Promise<void> {
  const code = `
    import { openSync, writeSync } from 'node:fs';
    writeSync(openSync(process.argv[1], 'r+'), Buffer.alloc(${count * PAGE}, 0x5a), 0, ${count * PAGE}, ${first * PAGE});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, file], { stdio: 'inherit' });
  await once(child, 'exit');
}

/** A process that has the notes open, and is there by now; killed with -9 where nobody ended it before. */
export async function processWith(file: string, what: 'hold' | 'write' = 'hold') {
  const script = join(import.meta.dirname, 'notes-process.ts');
  const child: ChildProcess = spawn(process.execPath, [script, what, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.stdout) await once(child.stdout, 'data');
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return { kill, [Symbol.asyncDispose]: kill };
}
