import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Client } from 'pg';
import { SetupError } from '#core/errors.ts';
import { type Contents, checkWhole, contentsOf } from '../../../file/contents.ts';
import { isNoRoom, noRoom } from '../../../file/explain.ts';
import { syncFile } from '../../../file/sync.ts';
import { openDatabase, transaction } from '../../../sqlite.ts';
import { FUNCTIONS, STEPS } from '../../sqlite/migrations.ts';
import { refuseNewer, schemaRow } from '../migrate.ts';
import { withDatabase } from './connect.ts';
import { countsIn, type Table, tablesIn } from './tables.ts';

const AT_A_TIME = 1_000;

/**
 * Copies the state of a database, as it is at one moment, into a file as `npm run backup` makes it of a state file: whole,
 * compact, on disk, only for its owner and without a log. Whoever writes meanwhile waits for nothing. `to` is what people
 * know the file by.
 */
export function copyFromPostgres(
  url: string,
  { made, to }: { readonly made: string; readonly to: string },
): Promise<Contents> {
  return withDatabase(url, async (client, where) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const known = await schemaRow(client);
    if (!known) throw new SetupError('file-missing', `${where} is empty: there is nothing to back up yet.`);
    refuseNewer(Number(known.min_reader), where);
    const tables = await tablesIn(client);
    const counts = await countsIn(client, tables);
    try {
      await writeAll(client, tables, made);
      return checked(made, counts, tables);
    } catch (error) {
      throw isNoRoom(error, to) ? noRoom(to, error) : error;
    }
  });
}

async function writeAll(client: Client, tables: readonly Table[], made: string): Promise<void> {
  const db = openDatabase({ file: made, migrations: STEPS, functions: FUNCTIONS });
  try {
    db.exec('DELETE FROM chore');
    for (const table of tables) await writeTable(client, table, db);
    db.exec('PRAGMA journal_mode = DELETE; VACUUM');
  } finally {
    db.close();
  }
  syncFile(made);
}

async function writeTable(client: Client, { name, columns }: Table, db: DatabaseSync): Promise<void> {
  const names = columns.map((column) => column.name);
  const insert = db.prepare(
    `INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  await client.query(`DECLARE copied NO SCROLL CURSOR FOR SELECT ${names.join(', ')} FROM ${name}`);
  for (;;) {
    const { rows } = await client.query<Record<string, SQLInputValue>>(`FETCH ${AT_A_TIME} FROM copied`);
    if (rows.length === 0) break;
    transaction(db, () => {
      for (const row of rows) insert.run(...names.map((column) => row[column] ?? null));
    });
  }
  await client.query('CLOSE copied');
}

function checked(made: string, counts: Readonly<Record<string, number>>, tables: readonly Table[]): Contents {
  const db = new DatabaseSync(made, { readOnly: true });
  try {
    checkWhole(db, made);
    const contents = contentsOf(db);
    const missing = tables.find(({ name }) => contents.rows[name] !== counts[name]);
    if (missing)
      throw new SetupError('file-damaged', `${made} has not taken every row of ${missing.name}: try again.`);
    return contents;
  } finally {
    db.close();
  }
}
