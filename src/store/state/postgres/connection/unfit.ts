import type { ClientBase } from 'pg';
import { SetupError } from '#core/errors.ts';

const ASK = "SELECT current_setting('server_encoding') AS encoding, current_schema() AS schema";

/** Rejects with a SetupError where a database cannot keep every text, or has no place for tables. */
export async function refuseUnfit(client: Pick<ClientBase, 'query'>, where: string): Promise<void> {
  const { rows } = await client.query<{ encoding: string; schema: string | null }>(ASK);
  const { encoding, schema } = rows[0] ?? { encoding: '', schema: null };
  // It would refuse the first name that it has no letters for, or keep what it cannot compare.
  if (encoding !== 'UTF8') {
    throw new SetupError(
      'database-refused',
      `${where} keeps texts as ${encoding}, which has no place for most of the world's letters: make one with createdb --encoding=UTF8 --template=template0, and name that.`,
    );
  }
  if (schema === null) {
    throw new SetupError(
      'database-refused',
      `${where} has no schema to make tables in for the user in DATABASE_URL: make the one that its search_path names.`,
    );
  }
}
