import pg from 'pg';
import type { Contents } from '../../file/contents.ts';
import { type ReadableState, readableOver } from '../sqlite/read-only.ts';
import { databaseAddress } from './connection.ts';
import { countsIn, tablesIn } from './copy/tables.ts';
import { postgresDriver } from './driver.ts';
import { explainPostgres } from './explain.ts';
import { refuseNewer, schemaRow } from './migrate.ts';
import { onClient, refusePooler } from './sessions.ts';

/** A database that was looked at, open for reading alone. */
export interface LookedDatabase extends AsyncDisposable {
  /** Its name in sentences, and whose it is: "PostgreSQL 17.2". */
  readonly where: string;
  readonly server: string;
  /** Undefined where no Paperboy has used it. */
  readonly contents: Contents | undefined;
  readonly state: ReadableState | undefined;
  /** By how many milliseconds its clock is ahead of this machine's. */
  readonly aheadMs: number;
}

/** Looks at a database and changes nothing. Rejects with a SetupError where it cannot be used. */
export async function lookAtPostgres(url: string): Promise<LookedDatabase> {
  const { where, options } = databaseAddress(url);
  const pool = new pg.Pool({ ...options, options: '-c default_transaction_read_only=on' });
  pool.on('error', () => undefined);
  try {
    await refusePooler(pool, where);
    const found = await onClient(pool, async (client) => {
      const { rows } = await client.query(
        "SELECT current_setting('server_version') AS version, (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS wall",
      );
      const aheadMs = Number(rows[0]?.wall) - Date.now();
      const server = `PostgreSQL ${String(rows[0]?.version).split(' ')[0]}`;
      const known = await schemaRow(client);
      if (!known) return { server, aheadMs };
      refuseNewer(Number(known.min_reader), where);
      const counts = await countsIn(client, await tablesIn(client));
      return { server, aheadMs, known, contents: { version: Number(known.version), rows: counts } };
    });
    const { known } = found;
    const parts = { pool, where, boot: known?.identity ?? '', look: async () => undefined };
    const driver = known && postgresDriver(parts);
    return {
      where,
      server: found.server,
      aheadMs: found.aheadMs,
      contents: found.contents,
      state: driver && readableOver(driver),
      [Symbol.asyncDispose]: () => driver?.close() ?? pool.end(),
    };
  } catch (error) {
    await pool.end();
    throw explainPostgres(error, where);
  }
}
