import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '#core/errors.ts';
import { FULL_CHECK_BYTES } from './file/check-apart.ts';
import { damaged, explain } from './file/explain.ts';
import { keepLog } from './file/locks.ts';
import { prepareFile } from './file/prepare.ts';
import { journalMode, setStrayLogAside } from './file/stray-log.ts';

/** Where a database lies and how it became what it is: migration N brings `user_version` N to N + 1. */
export interface DatabaseFile {
  /** A path, or `:memory:`. */
  readonly file: string;
  readonly migrations: readonly string[];
  /** What migrations and queries call by name, beside SQLite's own functions. */
  readonly functions?: Readonly<Record<string, (...texts: readonly string[]) => string>>;
  /** Whether a commit outlives a power cut; without it, the last commits may be lost and the file stays whole. */
  readonly durable?: boolean;
  /** Whether what is deleted from now on leaves nothing of itself in the file. */
  readonly secureDelete?: boolean;
  /** The size of the pages of a file that is made now: larger ones waste less on rows of a thousand bytes, smaller ones on small changes. */
  readonly pageBytes?: number;
  /** How long a write waits for another process to end its own, with nothing else going on meanwhile. */
  readonly busyMs?: number;
  /** Runs in the transaction of the migrations where the file is a backup that was put in place; again, should that be interrupted. */
  readonly whenRestored?: (db: DatabaseSync) => void;
  /** Whether another connection of this process has it open: by another name, SQLite would take that one's log for its own. */
  readonly openHere?: boolean;
  /** Called with a sentence about what was found beside the file and moved away. */
  readonly warn?: (sentence: string) => void;
}

const BUSY_MS = 5_000;
const PAGE_BYTES = 4_096;

/** Opens, checks and migrates a file. Every way in which it can be unusable is a SetupError of one sentence; nothing is recreated. */
export function openDatabase(plan: DatabaseFile): DatabaseSync {
  const { file, durable = false, secureDelete = false, busyMs = BUSY_MS } = plan;
  const onDisk = file !== ':memory:';
  let db: DatabaseSync | undefined;
  try {
    if (onDisk && !plan.openHere) {
      prepareFile(file, plan.pageBytes ?? PAGE_BYTES);
      warnOfStray(plan, setStrayLogAside(file, busyMs));
    }
    const opened = onDisk ? statSync(file).ino : undefined;
    db = new DatabaseSync(file, { timeout: busyMs });
    if (!onDisk) beginAsMade(db, plan.migrations);
    db.exec(`PRAGMA foreign_keys = ON; PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
    if (secureDelete) db.exec('PRAGMA secure_delete = ON');
    check(db, file);
    for (const [name, work] of Object.entries(plan.functions ?? {})) {
      db.function(name, { varargs: true }, (...values) => work(...values.map(String)));
    }
    migrate(db, plan);
    if (!onDisk) keepAsMade(db, plan.migrations);
    // Last, since a file that is not in this mode is taken for a backup that was put in place.
    keepLog(db, busyMs);
    // From the first read on, the file has its log, and is kept from whoever would replace it.
    number(db, 'PRAGMA user_version');
    if (onDisk && statSync(file).ino !== opened) throw replaced(file);
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

/** The same object, with each failure of SQLite in its methods, thrown or rejected, as a SetupError. */
export function explainingErrors<T extends object>(port: T, file: string): T {
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

function check(db: DatabaseSync, file: string): void {
  const pages = number(db, 'PRAGMA page_count') * number(db, 'PRAGMA page_size');
  const torn = file !== ':memory:' && statSync(file).size < pages && !existsSync(`${file}-wal`);
  const full = pages <= FULL_CHECK_BYTES;
  const verdict = full ? db.prepare('PRAGMA quick_check(1)').get()?.quick_check : 'ok';
  if (torn || verdict !== 'ok') throw damaged(file);
}

function migrate(db: DatabaseSync, { file, migrations, whenRestored }: DatabaseFile): void {
  // Taking the write lock also finds out now, not in the middle of the work, that a file is locked or read-only.
  transaction(db, () => {
    const version = number(db, 'PRAGMA user_version');
    if (version > migrations.length) {
      throw new SetupError(
        'file-newer',
        `${file} was written by a newer Paperboy: update Paperboy to open it.`,
      );
    }
    const restored = version > 0 && journalMode(db) === 'delete';
    for (const step of migrations.slice(version)) db.exec(step);
    db.exec(`PRAGMA user_version = ${migrations.length}`);
    if (restored) whenRestored?.(db);
  });
}

// What migrations make of nothing takes 10 ms, and a rehearsal or a test opens one in memory after another: it is made once.
const made = new WeakMap<readonly string[], Uint8Array>();

function beginAsMade(db: DatabaseSync, migrations: readonly string[]): void {
  const before = made.get(migrations);
  if (before) db.deserialize(before);
}

function keepAsMade(db: DatabaseSync, migrations: readonly string[]): void {
  // Older versions of Node 24 have no way to copy a database in memory.
  if (!made.has(migrations) && 'serialize' in db) made.set(migrations, db.serialize());
}

/** The only column of a pragma's only row. */
function number(db: DatabaseSync, pragma: string): number {
  return Number(Object.values(db.prepare(pragma).get() ?? {})[0]);
}

function warnOfStray({ file, warn }: DatabaseFile, aside: string | undefined): void {
  if (aside)
    warn?.(`A log that is not of ${file} lay beside it and is now ${aside}: delete it where all is well.`);
}

function replaced(file: string): SetupError {
  return new SetupError('file-replaced', `${file} was replaced while it was opened: start again.`);
}
