import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import { SetupError } from '#core/errors.ts';
import { refuseUnfit } from './connection/unfit.ts';
import { POSTGRES_STEPS, type Step } from './schema.ts';

// All Paperboys that start at once come by the same number.
const LOCK = 7_213_450_018;

/** What a database says of itself: which steps it has had, how many a reader has to know, and by which name all machines know its clock. */
interface SchemaRow {
  readonly version: number;
  readonly min_reader: number;
  readonly identity: string;
}

/** Brings the tables up to date, in one transaction that all starting processes wait for; the database's identity. Rejects where it was made for a newer Paperboy, or is not fit for any. */
export async function migrate(
  client: ClientBase,
  where: string,
  steps: readonly Step[] = POSTGRES_STEPS,
): Promise<string> {
  await refuseUnfit(client, where);
  await client.query("BEGIN; SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = '60s'");
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
    // Whoever waits for a table keeps all others waiting behind it.
    await client.query("SET LOCAL lock_timeout = '5s'");
    const identity = await step(client, where, steps);
    await client.query('COMMIT');
    return identity;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function step(client: ClientBase, where: string, steps: readonly Step[]): Promise<string> {
  const known = await schemaRow(client);
  const { version, min_reader, identity } = known ?? (await first(client));
  refuseNewer(min_reader, where, steps.length);
  if (version >= steps.length) return identity;
  let minReader = min_reader;
  for (const { sql, minReader: wants } of steps.slice(version)) {
    await client.query(sql);
    minReader = wants ?? minReader;
  }
  // What a step found in the tables may have asked for more.
  await client.query('UPDATE schema SET version = $1, min_reader = greatest(min_reader, $2::bigint)', [
    steps.length,
    minReader,
  ]);
  return identity;
}

async function first(client: ClientBase): Promise<SchemaRow> {
  const row = { version: 0, min_reader: 0, identity: randomBytes(9).toString('base64url') };
  await client.query(
    'CREATE TABLE schema (version BIGINT NOT NULL, min_reader BIGINT NOT NULL, identity TEXT NOT NULL)',
  );
  await client.query('INSERT INTO schema VALUES ($1, $2, $3)', [row.version, row.min_reader, row.identity]);
  return row;
}

/** What a database says of itself; undefined where no Paperboy has used it. */
export async function schemaRow(client: Pick<ClientBase, 'query'>): Promise<SchemaRow | undefined> {
  const { rows: there } = await client.query("SELECT to_regclass('schema') IS NOT NULL AS is");
  if (!there[0]?.is) return undefined;
  const { rows } = await client.query('SELECT version, min_reader, identity FROM schema');
  return rows[0] as SchemaRow | undefined;
}

/** Throws where a reader has to know more steps than this one does. */
export function refuseNewer(minReader: number, where: string, known = POSTGRES_STEPS.length): void {
  if (minReader <= known) return;
  throw new SetupError('database-newer', `${where} was made ready for a newer Paperboy: update this one.`);
}
