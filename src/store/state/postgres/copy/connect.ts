import type { Client } from 'pg';
import { databaseAddress } from '../connection/address.ts';
import { patientClient } from '../connection/connections.ts';
import { explainPostgres } from '../explain.ts';

/** Runs `work` on a connection of its own that may take its time, and closes it. Rejects with a SetupError. */
export async function withDatabase<T>(
  url: string,
  work: (client: Client, where: string) => Promise<T>,
): Promise<T> {
  const address = databaseAddress(url);
  const { where } = address;
  const client = patientClient(address);
  try {
    await client.connect();
    return await work(client, where);
  } catch (error) {
    throw isOurs(error) ? error : explainPostgres(error, where);
  } finally {
    await client.end().catch(() => undefined);
  }
}

// What SQLite reports, or a job has refused, is not about this database.
function isOurs(error: unknown): boolean {
  const { errcode, name } = error as { errcode?: unknown; name?: unknown };
  return errcode !== undefined || name === 'UserError' || name === 'SetupError';
}
