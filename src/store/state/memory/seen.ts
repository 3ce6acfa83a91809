import type { Queries } from '../driver.ts';

const PUT = 'INSERT INTO seen (id, at) VALUES (:id, :now) ON CONFLICT (id) DO NOTHING';
const DROP_OLD = 'DELETE FROM seen WHERE at < :before';

const KEPT_MS = 2 * 86_400_000;

/** True the first time that an id is seen, whichever process asks; for two days at least. */
export async function once(queries: Queries, id: string): Promise<boolean> {
  const { wall: now } = await queries.now();
  return (await queries.run(PUT, { id, now })) === 1;
}

export async function dropOldSeen(queries: Queries, now: number): Promise<void> {
  await queries.run(DROP_OLD, { before: now - KEPT_MS });
}
