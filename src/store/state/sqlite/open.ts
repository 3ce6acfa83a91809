import type { DatabaseSync } from 'node:sqlite';
import type { Moment } from '#core/delivery/moment.ts';
import { explain } from '../../file/explain.ts';
import { openDatabase } from '../../sqlite.ts';
import type { Driver } from '../driver.ts';
import { markRestored } from '../ledger/restored.ts';
import { sqliteDriver } from './driver.ts';
import { FUNCTIONS, STEPS } from './migrations.ts';

// At the start nothing else goes on; later the driver waits by itself, without standing still.
const BUSY_AT_START_MS = 500;
const BUSY_MS = 10;

/** Opens the state in a file, or in memory for `:memory:`; `warn` is called with what was found beside it and moved away. */
export function openSqlite(file: string, now: () => Moment, warn?: (sentence: string) => void): Driver {
  const db = openDatabase({
    file,
    migrations: STEPS,
    functions: FUNCTIONS,
    durable: true,
    secureDelete: true,
    busyMs: BUSY_AT_START_MS,
    ...(warn ? { warn } : {}),
    whenRestored: (restored) => markRestored((sql, values) => restored.prepare(sql).run(values), now()),
  });
  doChores(db, file);
  db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  return sqliteDriver(db, file, now);
}

/** What a migration has left to be done outside of its transaction. */
function doChores(db: DatabaseSync, file: string): void {
  if (!db.prepare("SELECT 1 FROM chore WHERE name = 'vacuum'").get()) return;
  try {
    db.exec("VACUUM; DELETE FROM chore WHERE name = 'vacuum'; PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (error) {
    // Another process has the file open: it is done at the next start.
    if ((((error as { errcode?: number }).errcode ?? 0) & 0xff) !== BUSY) throw explain(error, file);
  }
}

// https://sqlite.org/rescode.html
const BUSY = 5;
