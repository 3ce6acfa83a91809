import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setTimeout as after, setImmediate as othersTurn } from 'node:timers/promises';
import type { Moment } from '#core/delivery/moment.ts';
import { watchFile } from '../../file/watch-file.ts';
import { explainingErrors } from '../../sqlite.ts';
import { stateClosed } from '../closed.ts';
import { SQLITE } from '../dialect.ts';
import type { BoundQuery, DatabaseRow, Driver, Queries, QueryValues } from '../driver.ts';

// Another process that writes is waited for without standing still, except for SQLite's own few milliseconds.
const BUSY_MS = 2_000;
const LOOK_AGAIN_MS = 20;
// A write takes some milliseconds of the disk, in which nothing else happens here.
const AT_A_STRETCH_MS = 10;

// https://sqlite.org/rescode.html
const BUSY = 5;

/** The state's queries over node:sqlite, whose one connection serves one caller after another. */
export function sqliteDriver(db: DatabaseSync, file: string, now: () => Moment): Driver {
  const watch = watchFile(file);
  const connection = explainingErrors(connectionOf(db), file);
  const watched = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      watch.report(error);
      throw error;
    }
  };
  const queries: Queries = {
    all: async (sql, values) => watched(() => connection.all(sql, values)),
    get: async (sql, values) => watched(() => connection.all(sql, values)[0]),
    many: async (several) => watched(() => several.map(([sql, values]) => connection.all(sql, values))),
    run: async (sql, values) => watched(() => connection.run(sql, values)),
    now: async () => now(),
  };
  const exec = async (sql: string) => watched(() => connection.exec(sql));
  const inTurn = queue();
  const whileOpen = <T>(work: () => Promise<T>) =>
    inTurn(async () => {
      if (!db.isOpen) throw stateClosed();
      return await work();
    });
  const patient = <T>(work: () => Promise<T>) => {
    const asked = performance.now();
    return whileOpen(() => patiently(work, asked));
  };
  return {
    dialect: SQLITE,
    all: (sql, values) => patient(() => queries.all(sql, values)),
    get: (sql, values) => patient(() => queries.get(sql, values)),
    many: (several) => Promise.all(several.map((each: BoundQuery) => patient(() => queries.all(...each)))),
    run: (sql, values) => patient(() => queries.run(sql, values)),
    now: queries.now,
    transaction: (work) => {
      const asked = performance.now();
      return whileOpen(async () => {
        await patiently(() => exec('BEGIN IMMEDIATE'), asked);
        try {
          const result = await work(queries);
          await exec('COMMIT');
          return result;
        } catch (error) {
          // A full disk has already ended the transaction by itself.
          if (db.isTransaction) await exec('ROLLBACK');
          throw error;
        }
      });
    },
    checkpoint: () => whileOpen(() => exec('PRAGMA wal_checkpoint(TRUNCATE)')),
    trouble: () => watch.trouble(),
    close: () =>
      inTurn(async () => {
        watch.close();
        if (db.isOpen) db.close();
      }),
  };
}

function connectionOf(db: DatabaseSync) {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    // Also for one row: node:sqlite's get() keeps silent about a commit that failed after RETURNING.
    all: (sql: string, values: QueryValues = {}): DatabaseRow[] => prepared(sql).all(values),
    run: (sql: string, values: QueryValues = {}): number => Number(prepared(sql).run(values).changes),
    exec: (sql: string): void => db.exec(sql),
  };
}

/** Lets one caller in after another, each until it is done. However many there are, whatever else waits has its turn between them. */
function queue() {
  let last: Promise<unknown> = Promise.resolve();
  let worked = 0;
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(async () => {
      if (worked > AT_A_STRETCH_MS) await othersTurn();
      const began = performance.now();
      worked = worked > AT_A_STRETCH_MS ? 0 : worked;
      try {
        return await work();
      } finally {
        worked += performance.now() - began;
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Tries again while another process writes. Whoever has waited behind others that did so has been as patient as they were. */
async function patiently<T>(work: () => Promise<T>, asked: number): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (codeOf(error) !== BUSY || performance.now() - asked >= BUSY_MS) throw error;
      await after(LOOK_AGAIN_MS);
    }
  }
}

/** SQLite's primary result code behind an error; 0 where it is not of SQLite. */
function codeOf(error: unknown): number {
  const { cause = error } = error as { cause?: unknown };
  const { errcode } = (cause ?? {}) as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : 0;
}
