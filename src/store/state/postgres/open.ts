import type { Moment } from '#core/delivery/moment.ts';
import type { Driver } from '../driver.ts';
import { type StateStore, stateOver } from '../state.ts';
import { databaseAddress } from './connection/address.ts';
import { openConnections } from './connection/connections.ts';
import { refusePooler } from './connection/sessions.ts';
import { withDatabase } from './copy/connect.ts';
import { postgresDriver } from './driver.ts';
import { explainPostgres } from './explain.ts';
import { migrate, refuseNewer } from './migrate.ts';
import { openSharedLists } from './shared-lists.ts';

/** Opens the state in PostgreSQL, at an address as in DATABASE_URL. Rejects with a SetupError. `now` is the state's time where it is not the database's: in tests. */
export async function openPostgresState(
  url: string,
  options: { readonly now?: () => Moment } = {},
): Promise<StateStore> {
  const driver = await openPostgres(url, options);
  return { ...stateOver(driver), lists: openSharedLists(driver) };
}

/** Opens a database for the state, brings its tables up to date, and refuses one that cannot keep a session. */
export async function openPostgres(
  url: string,
  { now }: { readonly now?: () => Moment } = {},
): Promise<Driver> {
  const address = databaseAddress(url);
  const { where } = address;
  const connections = openConnections(address);
  try {
    await refusePooler(connections.pool, where);
    // On a connection that may take its time: a large table's index does.
    const boot = await withDatabase(url, (client) => migrate(client, where));
    const look: Parameters<typeof postgresDriver>[0]['look'] = async (queries) => {
      const row = await queries.get('SELECT min_reader FROM schema');
      refuseNewer(Number(row?.min_reader), where);
    };
    return postgresDriver({ connections, where, boot, now, look });
  } catch (error) {
    await connections.end();
    throw explainPostgres(error, where);
  }
}
