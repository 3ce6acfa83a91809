import { existsSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '#core/errors.ts';

/** Where a database lies and how it became what it is: migration N brings `user_version` N to N + 1. */
export interface Plan {
  /** A path, or `:memory:`. */
  readonly file: string;
  readonly migrations: readonly string[];
  /** Whether a commit outlives a power cut; without it, the last commits may be lost and the file stays whole. */
  readonly durable?: boolean;
  /** How long a write waits for another process to end its own, with nothing else going on meanwhile. */
  readonly busyMs?: number;
}

const BUSY_MS = 5_000;
// A full check reads every page: done where that takes well under a second; a larger file is checked as its pages are read.
const FULL_CHECK_BYTES = 32 * 1024 * 1024;

/** Opens, checks and migrates a file. Every way in which it can be unusable is a SetupError of one sentence; nothing is recreated. */
export function openDatabase({ file, migrations, durable = false, busyMs = BUSY_MS }: Plan): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    if (file !== ':memory:') prepareFile(file);
    db = new DatabaseSync(file, { timeout: busyMs });
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'};`);
    db.exec('PRAGMA foreign_keys = ON');
    check(db, file);
    migrate(db, file, migrations);
    return db;
  } catch (error) {
    db?.close();
    throw explain(error, file);
  }
}

/** Runs `work` in one write transaction; whatever it throws undoes all of it. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk has already ended the transaction by itself.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** The same object, with each failure of SQLite in its methods, thrown or rejected, told as a SetupError. */
export function guarded<T extends object>(port: T, file: string): T {
  const entries = Object.entries(port).map(([name, method]) => [
    name,
    (...args: unknown[]) => {
      const fail = (error: unknown) => {
        throw explain(error, file);
      };
      try {
        const result: unknown = Reflect.apply(method, port, args);
        return result instanceof Promise ? result.catch(fail) : result;
      } catch (error) {
        return fail(error);
      }
    },
  ]);
  return Object.fromEntries(entries) as T;
}

function prepareFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) createWhole(file);
  if (statSync(file).size > 0) return;
  throw new SetupError(`${file} is empty (0 bytes): put a backup in its place, or delete it to start anew.`);
}

/** A new file appears with its first page in it: neither a crash nor another process that starts now finds it empty. */
function createWhole(file: string): void {
  const made = `${file}.${process.pid}.new`;
  rmSync(made, { force: true });
  const db = new DatabaseSync(made);
  db.exec('PRAGMA journal_mode = DELETE; PRAGMA user_version = 0; VACUUM');
  db.close();
  try {
    linkSync(made, file);
  } catch (error) {
    // Another process was faster; its file is as good.
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(made, { force: true });
  }
}

function check(db: DatabaseSync, file: string): void {
  const pages = number(db, 'PRAGMA page_count') * number(db, 'PRAGMA page_size');
  const torn = file !== ':memory:' && statSync(file).size < pages && !existsSync(`${file}-wal`);
  const full = pages <= FULL_CHECK_BYTES;
  const verdict = full ? db.prepare('PRAGMA quick_check(1)').get()?.quick_check : 'ok';
  if (torn || verdict !== 'ok') throw damaged(file);
}

function migrate(db: DatabaseSync, file: string, migrations: readonly string[]): void {
  // Taking the write lock also finds out now, not in the middle of the work, that a file is locked or read-only.
  transaction(db, () => {
    const version = number(db, 'PRAGMA user_version');
    if (version > migrations.length) {
      throw new SetupError(`${file} was written by a newer Paperboy: update Paperboy to open it.`);
    }
    for (const step of migrations.slice(version)) db.exec(step);
    db.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

function number(db: DatabaseSync, pragma: string): number {
  return Number(Object.values(db.prepare(pragma).get() ?? {})[0]);
}

function damaged(file: string, cause?: unknown): SetupError {
  const message = `${file} is damaged: put a backup in its place, or move it away to start anew.`;
  return new SetupError(message, { cause });
}

/** What a failure of SQLite means for the person who runs the program; other errors come back as they are. */
function explain(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  const failure = error as Error & { errcode?: number; code?: string; syscall?: string };
  if (failure.syscall) {
    const message = `${dirname(file)} cannot be used (${failure.code}): set DATA_DIR to a folder that can be written.`;
    return new SetupError(message, { cause: error });
  }
  // The low byte is the primary result code: https://sqlite.org/rescode.html
  const tell = typeof failure.errcode === 'number' ? RESULTS[failure.errcode & 0xff] : undefined;
  return tell ? tell(file, error) : error;
}

const RESULTS: Readonly<Record<number, (file: string, cause: unknown) => SetupError>> = {
  5: (file, cause) =>
    new SetupError(`${file} is in use by another program: stop it, or wait and try again.`, { cause }),
  8: (file, cause) => new SetupError(`${file} is read-only: make it writable for this user.`, { cause }),
  10: (file, cause) => new SetupError(`${file} could not be read or written: check the disk.`, { cause }),
  11: (file, cause) => damaged(file, cause),
  13: (file, cause) =>
    new SetupError(`The disk is full, ${file} could not grow: free some space.`, { cause }),
  14: (file, cause) =>
    new SetupError(`${file} cannot be opened: check that DATA_DIR is a folder you may write to.`, { cause }),
  26: (file, cause) =>
    new SetupError(`${file} is not a Paperboy database: move it away to start anew.`, { cause }),
};
