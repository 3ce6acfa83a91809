import type { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'pg';
import { TIMING } from '#core/delivery/timing.ts';
import { SetupError } from '#core/errors.ts';
import type { Contents } from '../../../file/contents.ts';
import type { QueryValues } from '../../driver.ts';
import { markRestored } from '../../ledger/restored.ts';
import { migrate } from '../migrate.ts';
import { POSTGRES_STEPS } from '../schema.ts';
import { kept, openStatements } from '../statement.ts';
import { withDatabase } from './connect.ts';
import { countsIn, type Table, tablesIn } from './tables.ts';

const AT_A_TIME = 1_000;
const TIME = 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS wall';

/**
 * Copies a state file of this version into a database in one transaction, and compares how many rows there are: all of it
 * is there then, or nothing. `restored`: what waits in it may have been sent since it was made, and is looked for first.
 * Rejects with a SetupError where anything was kept in the database, or a program runs on it.
 */
export function copyIntoPostgres(
  url: string,
  source: DatabaseSync,
  { restored = false }: { readonly restored?: boolean } = {},
): Promise<Contents> {
  return withDatabase(url, async (client, where) => {
    const identity = await migrate(client, where);
    await client.query('BEGIN');
    const tables = await tablesIn(client);
    await client.query(`LOCK TABLE ${tables.map(({ name }) => name).join(', ')} IN ACCESS EXCLUSIVE MODE`);
    refuseFull(await countsIn(client, tables), where);
    await refuseUsed(client, where);
    const read: Record<string, number> = {};
    for (const table of tables) read[table.name] = await copyTable(client, table, source);
    const rows = await countsIn(client, tables);
    if (!isDeepStrictEqual(rows, read))
      throw new SetupError('database-failed', `${where} has not taken every row: nothing was changed.`);
    if (restored) await doubt(client, identity);
    await client.query('COMMIT');
    return { version: POSTGRES_STEPS.length, rows };
  });
}

function refuseFull(counts: Readonly<Record<string, number>>, where: string): void {
  if (Object.values(counts).every((count) => count === 0)) return;
  throw new SetupError(
    'database-not-empty',
    `${where} has something in it, which is left as it is: name an empty database.`,
  );
}

const HELD = `SELECT count(*) AS count FROM lease
  WHERE wall > extract(epoch FROM clock_timestamp()) * 1000 - $1::bigint`;

/** A program that has just begun on an empty database has roles there, and nothing else yet. */
async function refuseUsed(client: Client, where: string): Promise<void> {
  const { rows } = await client.query(HELD, [TIMING.role]);
  if (Number(rows[0]?.count) === 0) return;
  throw new SetupError(
    'database-in-use',
    `${where} is used by a Paperboy that runs, or ran seconds ago: stop it, and try again. Nothing was changed.`,
  );
}

async function copyTable(client: Client, table: Table, source: DatabaseSync): Promise<number> {
  const names = table.columns.map(({ name }) => name).join(', ');
  const types = table.columns.map(({ isNumber }, at) => `$${at + 1}::${isNumber ? 'bigint' : 'text'}[]`);
  const insert = `INSERT INTO ${table.name} (${names}) SELECT * FROM unnest(${types.join(', ')})`;
  let count = 0;
  let batch: Record<string, unknown>[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const values = table.columns.map(({ name }) => batch.map((row) => kept(row[name])));
    await client.query(insert, values);
    count += batch.length;
    batch = [];
  };
  for (const row of source.prepare(`SELECT ${names} FROM ${table.name}`).iterate()) {
    batch.push(row as Record<string, unknown>);
    if (batch.length === AT_A_TIME) await flush();
  }
  await flush();
  await countOn(client, table);
  return count;
}

/** Has the next row get the number after the last. */
async function countOn(client: Client, { name, columns }: Table): Promise<void> {
  for (const column of columns) {
    const { rows } = await client.query('SELECT pg_get_serial_sequence($1, $2) AS of', [name, column.name]);
    const sequence: unknown = rows[0]?.of;
    if (typeof sequence !== 'string') continue;
    await client.query(
      `SELECT setval($1::regclass, coalesce(max(${column.name}), 0) + 1, false) FROM ${name}`,
      [sequence],
    );
  }
}

async function doubt(client: Client, boot: string): Promise<void> {
  const { rows } = await client.query(TIME);
  const wall = Number(rows[0]?.wall);
  const statementOf = openStatements();
  const marks: [sql: string, values: QueryValues][] = [];
  markRestored((...mark) => void marks.push(mark), { wall, tick: wall, boot });
  for (const [sql, values] of marks) {
    const statement = statementOf(sql, values);
    await client.query(statement.text, [...statement.values]);
  }
}
