import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SetupError, UserError } from '#core/errors.ts';
import type { Clock } from '#core/time/clock.ts';
import { explain } from '#store/file/explain.ts';
import { datedName } from '#store/file/leftovers.ts';
import { takeAlone } from '#store/file/locks.ts';
import { openState } from '#store/state/state.ts';
import type { FileJob } from './backup.ts';
import { holds, pathOf, STATE } from './data-files.ts';

const USAGE = 'type npm run move -- postgres://user:password@host:port/database.';
const ADDRESS = /^postgres(?:ql)?:\/\//;

/** `npm run move -- postgres://…`: copies the state's file into an empty database, while nothing runs, and puts the file aside under another name. */
export async function runMove(
  words: readonly string[],
  { dataDir, write, clock, databaseUrl }: FileJob & { readonly clock: Clock; readonly databaseUrl?: string },
): Promise<void> {
  const [url = databaseUrl, ...more] = words;
  if (url === undefined || more.length > 0 || !ADDRESS.test(url))
    throw new UserError('usage', `Name one database to move to: ${USAGE}`);
  const file = pathOf(STATE, dataDir);
  if (!existsSync(file))
    throw new SetupError('file-missing', `${file} is not there: there is nothing to move. Set DATABASE_URL.`);
  // Whatever version it is of, it is brought up to date and checked.
  await (await openState(file)).close();
  const { copyIntoPostgres } = await import('#store/state/postgres/copy/copy-in.ts');
  const contents = await alone(file, (db) => copyIntoPostgres(url, db));
  const aside = datedName(file, 'moved', new Date(clock.now().epochMilliseconds));
  takeAlone(file);
  renameSync(file, aside);
  write(`The database holds ${holds(STATE, contents)}, as many as the file.\n`);
  write(`Set DATABASE_URL and start Paperboy. The file of before is kept as ${basename(aside)}.\n`);
}

/** Has a file to itself while `work` reads it: whoever else has it open is told of, and nobody else gets it. */
async function alone<T>(file: string, work: (db: DatabaseSync) => Promise<T>): Promise<T> {
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    const result = await work(db);
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === BUSY) {
      const message = `Paperboy runs, or something else has ${file} open: stop it, then move. Nothing was changed.`;
      throw new SetupError('file-in-use', message, { cause: error });
    }
    throw explain(error, file);
  } finally {
    db.close();
  }
}

const BUSY = 5;
