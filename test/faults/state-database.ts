import { rmSync } from 'node:fs';
import pg from 'pg';
import { copyFromPostgres } from '#store/state/postgres/copy/copy-out.ts';
import { type PostgresServer, startPostgres } from '#test/postgres-server.ts';
import { MACHINES } from './machines.ts';
import type { Progress } from './state-file.ts';

/** A database that programs share, on a server of the row's own. */
export interface StateDatabase extends AsyncDisposable {
  readonly server: PostgresServer;
  /** As in DATABASE_URL. */
  readonly url: string;
  /** How far it is; nothing of it while the database is away. */
  progress(): Promise<Progress>;
  /** Copies what it holds into a state file, which is looked at then. */
  copyTo(file: string): Promise<void>;
}

const PROGRESS = `SELECT count(DISTINCT CASE WHEN workspace LIKE '@%' THEN workspace ELSE channel END || ' ' || subscription) AS digests,
  count(*) FILTER (WHERE state IN ('planned', 'retry', 'sending')) AS waiting FROM delivery`;

/** Starts a server that writes to the disk as in earnest. */
export async function openStateDatabase(): Promise<StateDatabase> {
  const server = await startPostgres({ durable: true, trusts: MACHINES });
  const url = server.url(await server.create());
  return {
    server,
    url,
    progress: async () => {
      const client = new pg.Client(url);
      client.on('error', () => undefined);
      try {
        await client.connect();
        const { rows } = await client.query(PROGRESS);
        return { digests: Number(rows[0]?.digests), waiting: Number(rows[0]?.waiting) };
      } catch {
        return { digests: 0, waiting: 0 };
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    copyTo: async (file) => {
      // What was copied before is of an earlier moment.
      for (const beside of ['', '-wal', '-shm']) rmSync(file + beside, { force: true });
      await copyFromPostgres(url, { made: file, to: file });
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
