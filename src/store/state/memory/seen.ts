import { createHash } from 'node:crypto';
import type { Queries } from '../driver.ts';

const PUT = 'INSERT INTO seen (id, at) VALUES (:id, :now) ON CONFLICT (id) DO NOTHING';
const DROP_OLD = 'DELETE FROM seen WHERE at < :before';

const KEPT_MS = 2 * 86_400_000;

/** What is kept of an id: Slack's are told apart by their workspace, whose name is nothing to keep for two days after it has left. */
export function seenId(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

/** True the first time that an id is seen, whichever process asks; for two days at least. */
export async function once(queries: Queries, id: string): Promise<boolean> {
  const { wall: now } = await queries.now();
  return (await queries.run(PUT, { id: seenId(id), now })) === 1;
}

export async function dropOldSeen(queries: Queries, now: number): Promise<void> {
  await queries.run(DROP_OLD, { before: now - KEPT_MS });
}
