import { existsSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { type Channel, isDirect } from '#core/channel.ts';

/** A delivery's row, as far as the rows look at it. */
export interface DeliveryRow {
  readonly platform: string;
  readonly channel: string;
  readonly day: string;
  readonly kind: string;
  readonly part: number;
  readonly state: string;
  readonly marker: string;
  readonly fence: number;
  readonly planned: number;
  readonly error: string | null;
}

/** A channel by one word: a person's direct messages, which all have the same id, by whose they are. */
const PLACE = "CASE WHEN workspace LIKE '@%' THEN workspace ELSE channel END";
const TABLE = `SELECT platform, ${PLACE} AS channel, day, kind, part, state, marker, fence, planned, error FROM delivery`;

/** The same word for a channel. */
export function placeOf(channel: Channel): string {
  return isDirect(channel) ? channel.workspace : channel.id;
}

/** Reads with a connection of its own, which is closed again; undefined where the file is not there or cannot be read now. */
function reading<T>(file: string, read: (db: DatabaseSync) => T): T | undefined {
  if (!existsSync(file)) return undefined;
  const db = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

export function deliveriesIn(file: string): readonly DeliveryRow[] {
  return reading(file, (db) => db.prepare(TABLE).all() as unknown as DeliveryRow[]) ?? [];
}

// Longer than any write takes of a program that runs.
const WRITES_WITHIN_MS = 2_000;

/** Whether somebody who does not go on keeps all others from writing. */
export function isLocked(file: string): boolean {
  const db = new DatabaseSync(file, { timeout: WRITES_WITHIN_MS });
  try {
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch {
    return true;
  } finally {
    db.close();
  }
}

/** How many notices nobody has been told of yet. */
export function untoldIn(file: string): number {
  const row = reading(file, (db) => db.prepare('SELECT count(*) AS count FROM notice').get());
  return Number(row?.count ?? 0);
}

/** How many digests have a delivery, and how many deliveries are not settled. */
export interface Progress {
  readonly digests: number;
  readonly waiting: number;
}

/** How far a state is; nothing of it while a program that starts has the file to itself. */
export function progressIn(file: string): Progress {
  const query = `SELECT count(DISTINCT ${PLACE} || ' ' || subscription) AS digests,
    count(*) FILTER (WHERE state IN ('planned', 'retry', 'sending')) AS waiting FROM delivery`;
  try {
    const row = reading(file, (db) => db.prepare(query).get());
    return { digests: Number(row?.digests ?? 0), waiting: Number(row?.waiting ?? 0) };
  } catch {
    return { digests: 0, waiting: 0 };
  }
}

/** What has not come to its end: how many deliveries, by state and error. */
export function leftIn(file: string): readonly Record<string, SQLOutputValue>[] {
  const query =
    'SELECT state, error, count(*) AS count FROM delivery GROUP BY state, error ORDER BY count DESC';
  return reading(file, (db) => db.prepare(query).all()) ?? [];
}

/** When each subscription is due next (epoch ms), by channel. */
export function nextDueIn(file: string): ReadonlyMap<string, number> {
  const query = 'SELECT channel, next_due FROM subscription';
  const rows = reading(file, (db) => db.prepare(query).all()) ?? [];
  return new Map(
    rows.map(({ channel, next_due: due }: Record<string, SQLOutputValue>) => [String(channel), Number(due)]),
  );
}

export function isWhole(file: string): boolean {
  return reading(file, (db) => db.prepare('PRAGMA integrity_check').get()?.integrity_check) === 'ok';
}
