import { createHash } from 'node:crypto';
import type { Channel, Person } from '#core/channel.ts';
import { type Ended, UNDO_MS } from '#core/commands/undo.ts';
import type { DatabaseRow, Queries } from './driver.ts';
import { here } from './place.ts';

const PUT = `INSERT INTO ended (key, platform, workspace, channel, person, kind, data, at)
  VALUES (:key, :platform, :workspace, :channel, :person, :kind, :data, :at)
  ON CONFLICT (platform, key) DO UPDATE SET data = excluded.data, at = excluded.at`;
const DROP_OLD = 'DELETE FROM ended WHERE at <= :before';
const KEY_LENGTH = 8;

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
  const { id, owner, key: topic, paper } = row;
  const text = JSON.stringify([kind, channel, by, id, owner, topic, paper, at]);
  // Short enough to be typed: whose it is decides who may bring it back, not who knows the key.
  const key = createHash('sha256').update(text).digest('hex').slice(0, KEY_LENGTH);
  await dropOldEnded(transaction, at);
  await transaction.run(PUT, { key, ...here(channel), person: by.id, kind, data, at });
  return key;
}

/** Drops what can no longer be brought back. */
export async function dropOldEnded(queries: Queries, now: number): Promise<void> {
  await queries.run(DROP_OLD, { before: now - UNDO_MS });
}
