import type { Contents } from '../../file/contents.ts';
import { type ReadableState, readableOver } from '../sqlite/read-only.ts';
import { databaseAddress } from './connection/address.ts';
import { openConnections } from './connection/connections.ts';
import { onClient, refusePooler } from './connection/sessions.ts';
import { refuseUnfit } from './connection/unfit.ts';
import { countsIn, tablesIn } from './copy/tables.ts';
import { postgresDriver } from './driver.ts';
import { explainPostgres } from './explain.ts';
import { refuseNewer, schemaRow } from './migrate.ts';

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
  const address = databaseAddress(url);
  const { where } = address;
  const connections = openConnections(address, { readOnly: true });
  const { pool } = connections;
  try {
    await refusePooler(pool, where);
    const found = await onClient(pool, async (client) => {
      await refuseUnfit(client, where);
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
    const parts = { connections, where, boot: known?.identity ?? '', look: async () => undefined };
    const driver = known && postgresDriver(parts);
    return {
      where,
      server: found.server,
      aheadMs: found.aheadMs,
      contents: found.contents,
      state: driver && readableOver(driver),
      [Symbol.asyncDispose]: () => driver?.close() ?? connections.end(),
    };
  } catch (error) {
    await connections.end();
    throw explainPostgres(error, where);
  }
}
