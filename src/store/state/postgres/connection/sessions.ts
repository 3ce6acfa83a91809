import type { Pool, PoolClient } from 'pg';
import { pooled } from '../explain.ts';

/** Gives `work` one of a pool's connections. */
export async function onClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

const ROUNDS = 3;
const WHO = 'SELECT pg_backend_pid() AS id';

/** Rejects where connections are no sessions: two of one's own are two, each the same from one statement to the next; a pooler that hands out transactions gives one session to both. */
export async function refusePooler(pool: Pool, where: string): Promise<void> {
  await onClient(pool, (one) =>
    onClient(pool, async (other) => {
      const first = await sessionOf(one);
      for (let round = 0; round < ROUNDS; round += 1) {
        await other.query('BEGIN');
        // Before anything else is asked: a pooler of one session has none left now.
        if ((await sessionOf(other)) === first) throw pooled(where);
        if ((await sessionOf(one)) !== first) throw pooled(where);
        await other.query('COMMIT');
      }
    }),
  );
}

async function sessionOf(client: PoolClient): Promise<unknown> {
  return (await client.query(WHO)).rows[0]?.id;
}
