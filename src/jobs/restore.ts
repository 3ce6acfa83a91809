import { mkdirSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { SetupError, UserError } from '#core/errors.ts';
import type { Clock } from '#core/time/clock.ts';
import { copyDatabase } from '#store/file/copy-database.ts';
import { explain, isDamage } from '#store/file/explain.ts';
import { temporaryName } from '#store/file/leftovers.ts';
import { restoreFile } from '#store/file/restore-file.ts';
import { openDatabase } from '#store/sqlite.ts';
import { FUNCTIONS, STEPS } from '#store/state/sqlite/migrations.ts';
import type { FileJob } from './backup.ts';
import { holds, pathOf, STATE } from './data-files.ts';

const USAGE = 'type npm run restore -- FILE.';

/** `npm run restore -- FILE`: puts a backup in the place of the state, while nothing runs; what was there is kept beside it. */
export async function runRestore(
  words: readonly string[],
  { dataDir, databaseUrl, write, clock }: FileJob & { readonly clock: Clock },
): Promise<void> {
  const [from, ...more] = words;
  if (from === undefined || from.startsWith('-'))
    throw new UserError('usage', `Name the backup to restore: ${USAGE}`);
  if (more.length > 0) throw new UserError('usage', `Name one backup: ${USAGE}`);
  const backup = resolve(from);
  if (databaseUrl) return await restoreDatabase(databaseUrl, backup, { dataDir, write });
  const file = pathOf(STATE, dataDir);
  if (backup === resolve(file))
    throw new UserError('usage', `${backup} is the state itself: name a backup of it.`);
  try {
    const now = new Date(clock.now().epochMilliseconds);
    const { contents, kept } = await restoreFile(file, { backup, kind: STATE, now });
    write(`${file} is as ${backup} was: ${holds(STATE, contents)}, checked.\n`);
    if (kept) write(`What was there before is kept as ${basename(kept)}, beside it.\n`);
    write(NEXT);
  } catch (error) {
    throw explainRestore(error, file, backup);
  }
}

/** Copies a backup into a database that has nothing in it: what is in another one is left as it is. */
async function restoreDatabase(url: string, backup: string, { dataDir, write }: FileJob): Promise<void> {
  const made = temporaryName(pathOf(STATE, dataDir), 'new');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const pages = temporaryName(pathOf(STATE, dataDir), 'copy');
    await copyDatabase(backup, { made, pages, to: made, kind: STATE });
    // A backup of an earlier version is brought up to date.
    const db = openDatabase({ file: made, migrations: STEPS, functions: FUNCTIONS });
    try {
      const { copyIntoPostgres } = await import('#store/state/postgres/copy/copy-in.ts');
      const contents = await copyIntoPostgres(url, db, { restored: true });
      write(`The database in DATABASE_URL is as ${backup} was: ${holds(STATE, contents)}, checked.\n`);
      write(NEXT);
    } finally {
      db.close();
    }
  } catch (error) {
    throw explainRestore(error, made, backup);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(made + end, { force: true });
  }
}

const NEXT = `Start Paperboy: what it may have sent since the backup is looked for before it is sent again, and what people set since then has to be set again.\n`;

function explainRestore(error: unknown, file: string, backup: string): unknown {
  if ((error as { errcode?: number }).errcode === BUSY) {
    const message = `Paperboy runs, or something else has ${file} open: stop it, then restore. Nothing was changed.`;
    return new SetupError('file-in-use', message, { cause: error });
  }
  // The state of before may be damaged as well: nothing is ever read of it.
  if (isDamage(error)) {
    const message = `${backup} is damaged, or is no database: choose another backup. Nothing was changed.`;
    return new SetupError('file-damaged', message, { cause: error });
  }
  return explain(error, file);
}

const BUSY = 5;
