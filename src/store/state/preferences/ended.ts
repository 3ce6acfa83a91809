import type { Channel, Person } from '#core/channel.ts';
import { type Ended, UNDO_MS } from '#core/commands/undo.ts';
import { here } from '../channels/place.ts';
import type { DatabaseRow, Queries } from '../driver.ts';

const PUT = `INSERT INTO ended (key, platform, workspace, channel, person, kind, data, at)
  VALUES (:key, :platform, :workspace, :channel, :person, :kind, :data, :at)`;
const DROP_OLD = 'DELETE FROM ended WHERE at <= :before';
const NEWEST = 'SELECT max(key) AS key FROM ended WHERE platform = :platform';
/** Of digits and letters, so that it is short enough to be typed. */
const BASE = 36;

/** A row that is no longer in its table, where it belongs, and by whose word it went. */
export interface EndedRow {
  readonly kind: Ended['kind'];
  readonly row: DatabaseRow;
  readonly channel: Channel;
  readonly by: Person;
}

/** Keeps a row for a while, in the transaction that deleted it; the key that it is found by. */
export async function keepEnded(transaction: Queries, { kind, row, channel, by }: EndedRow): Promise<string> {
  const { wall: at } = await transaction.now();
  const data = JSON.stringify(row);
  await dropOldEnded(transaction, at);
  const key = await nextKey(transaction, channel.platform, at);
  await transaction.run(PUT, { key, ...here(channel), person: by.id, kind, data, at });
  return key;
}

/** The time, or the one after the last: no other is so called while it is kept. Who may bring it back is decided by whose it is, not by who knows the key. */
async function nextKey(transaction: Queries, platform: string, at: number): Promise<string> {
  const { key } = (await transaction.get(NEWEST, { platform })) ?? {};
  const last = typeof key === 'string' ? Number.parseInt(key, BASE) : 0;
  return Math.max(at, last + 1).toString(BASE);
}

/** Drops what can no longer be brought back. */
export async function dropOldEnded(queries: Queries, now: number): Promise<void> {
  await queries.run(DROP_OLD, { before: now - UNDO_MS });
}
