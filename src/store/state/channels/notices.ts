import type { Channel } from '#core/channel.ts';
import type { Notice, NoticeKind, Notices } from '#core/delivery/notices.ts';
import type { DatabaseRow, Driver, Queries } from '../driver.ts';
import { channelOfRow, HERE, here } from './place.ts';

// A digest of the day before yesterday is no news.
const KEPT_MS = 2 * 86_400_000;
// Clocks of one state differ by less: what was changed later than that was changed by one that was wrong.
const AHEAD_MS = 60_000;

const ADD = `INSERT INTO notice (platform, workspace, channel, kind, day, reason, made, changed, next_try)
  SELECT platform, workspace, channel, :kind, day, :reason, :now, :now, :now FROM delivery WHERE id = :id AND (kind <> 'alert' OR :kind = 'refused')`;
const DUE = '(next_try <= :now OR changed > :ahead)';
const OF_PLATFORM = 'platform = :platform';
/** A channel that takes something again is not told of as one that does not. */
export const DROP_REFUSED = `DELETE FROM notice WHERE ${HERE} AND kind = 'refused'`;
const DROP_OLD = 'DELETE FROM notice WHERE made <= :before';

/** Writes that something has to be told of a delivery, in the transaction that settles it. A paper that could not ring is none: the digest brings it. */
export async function addNotice(
  queries: Queries,
  id: string,
  { kind, reason, now }: { kind: NoticeKind; reason: string; now: number },
): Promise<void> {
  await queries.run(ADD, { id, kind, reason, now });
}

export async function dropOldNotices(queries: Queries, now: number): Promise<void> {
  await queries.run(DROP_OLD, { before: now - KEPT_MS });
}

/** What has still to be told, in the state's database. */
export function openNotices(driver: Driver): Notices {
  return {
    take: (platform, { limit, waitMs, channel }) => take(driver, { platform, limit, waitMs, channel }),
    told: async ({ id }) => {
      await driver.run('DELETE FROM notice WHERE seq = :id', { id });
    },
  };
}

async function take(
  driver: Driver,
  {
    platform,
    limit,
    waitMs,
    channel,
  }: { platform: string; limit: number; waitMs: number; channel: Channel | undefined },
): Promise<Notice[]> {
  const { wall: now } = await driver.now();
  const due = `${channel ? HERE : OF_PLATFORM} AND ${DUE}`;
  const values = { ...(channel ? here(channel) : { platform }), now, ahead: now + AHEAD_MS };
  // Looking first leaves the store unlocked where there is nothing to do, which is nearly always.
  if (!(await driver.get(`SELECT 1 FROM notice WHERE ${due} LIMIT 1`, values))) return [];
  const found = `SELECT seq FROM notice WHERE ${due} ORDER BY seq LIMIT :limit ${driver.dialect.skipLocked}`;
  // PostgreSQL may read a subquery that locks once for each row, and then takes more than the limit.
  const rows = await driver.all(
    `WITH found AS MATERIALIZED (${found})
     UPDATE notice SET tries = tries + 1, changed = :now, next_try = :now + :wait * (tries + 1)
     WHERE seq IN (SELECT seq FROM found) RETURNING *`,
    { ...values, limit, wait: waitMs },
  );
  return rows.map(noticeOf).toSorted((one, other) => one.id - other.id);
}

function noticeOf(row: DatabaseRow): Notice {
  return {
    id: Number(row.seq),
    channel: channelOfRow(row),
    kind: String(row.kind) as NoticeKind,
    day: String(row.day),
    reason: String(row.reason),
  };
}
