import { createHash } from 'node:crypto';
import type { EventClaim, EventClaims } from '#core/commands/claims.ts';
import { elapsed } from '#core/delivery/moment.ts';
import type { Driver, Queries } from '../driver.ts';

// `owner` is null once it was answered.
const GET = 'SELECT owner, wall, tick, boot FROM seen WHERE id = :id';
const PUT = `INSERT INTO seen (id, at, owner, wall, tick, boot) VALUES (:id, :at, :owner, :wall, :tick, :boot)
  ON CONFLICT (id) DO UPDATE SET owner = :owner, wall = :wall, tick = :tick, boot = :boot`;
const RENEW = 'UPDATE seen SET wall = :wall, tick = :tick, boot = :boot WHERE id = :id AND owner = :owner';
const SETTLE = 'UPDATE seen SET owner = NULL WHERE id = :id';
const DROP_OLD = 'DELETE FROM seen WHERE at < :before';

const KEPT_MS = 2 * 86_400_000;

/** What is kept of an id: Slack's are told apart by their workspace, whose name is nothing to keep for two days after it has left. */
export function seenId(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

/** The events that `owner` answers, in the state's database; whoever does not renew one for `ms` is gone. */
export function openEvents(driver: Driver, { owner, ms }: { owner: string; ms: number }): EventClaims {
  return {
    claim: (event) => {
      const id = seenId(event);
      return driver.transaction((transaction) => claim(transaction, { id, owner, ms }), `event ${id}`);
    },
    renew: async (id) => {
      await driver.run(RENEW, { id: seenId(id), owner, ...(await driver.now()) });
    },
    settle: async (id) => {
      await driver.run(SETTLE, { id: seenId(id) });
    },
  };
}

async function claim(
  transaction: Queries,
  { id, owner, ms }: { id: string; owner: string; ms: number },
): Promise<EventClaim> {
  const now = await transaction.now();
  const row = await transaction.get(GET, { id });
  if (row && row.owner === null) return { kind: 'answered' };
  const renewed = row && { wall: Number(row.wall), tick: Number(row.tick), boot: String(row.boot) };
  // Whoever took it in another boot, or long after now by a clock that was set back, is not there any more, and one's own was given up.
  const idle = renewed && (row.owner === owner ? undefined : elapsed(renewed, now));
  if (idle !== undefined && Math.abs(idle) < ms) return { kind: 'taken', ms: ms - idle };
  await transaction.run(PUT, { id, at: now.wall, owner, ...now });
  return { kind: row ? 'interrupted' : 'first' };
}

export async function dropOldEvents(queries: Queries, now: number): Promise<void> {
  await queries.run(DROP_OLD, { before: now - KEPT_MS });
}
