import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Channel } from '#core/channel.ts';
import { pauseMs } from '#core/delivery/delivery.ts';
import type { Pause } from '#core/delivery/ledger.ts';
import { DROP_REFUSED } from '../channels/notices.ts';
import { HERE, here } from '../channels/place.ts';
import type { BoundQuery, Queries } from '../driver.ts';

const PauseRow = z.object({ reason: z.string(), since: z.number(), next_try: z.number(), told: z.number() });

/** A pause that no time ends. */
export const FOR_GOOD = Number.MAX_SAFE_INTEGER;

const GET = `SELECT reason, since, next_try, times, told FROM channel_pause WHERE ${HERE}`;
const PUT = `INSERT INTO channel_pause
    (platform, workspace, channel, reason, since, tried, next_try, times, told)
  VALUES (:platform, :workspace, :channel, :reason, :now, :now, :next, :times, 0)
  ON CONFLICT (platform, workspace, channel)
  DO UPDATE SET reason = :reason, tried = :now, next_try = :next, times = :times`;
const MARK_NOTIFIED = `UPDATE channel_pause SET told = 1 WHERE told = 0 AND ${HERE}`;
const DROP = `DELETE FROM channel_pause WHERE ${HERE}`;

export async function pauseOf(queries: Queries, channel: Channel): Promise<Pause | undefined> {
  const row = await queries.get(GET, here(channel));
  if (!row) return undefined;
  const { reason, since, next_try, told } = PauseRow.parse(row);
  const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at);
  const next = next_try === FOR_GOOD ? undefined : instant(next_try);
  return { reason, since: instant(since), next, notified: told === 1 };
}

/** Pauses a channel, or pauses it for longer where it was paused before. */
export async function pauseChannel(
  queries: Queries,
  channel: Channel,
  { reason, now, forGood }: { reason: string; now: number; forGood: boolean },
): Promise<void> {
  const times = Number((await queries.get(GET, here(channel)))?.times ?? 0) + 1;
  const next = forGood ? FOR_GOOD : now + pauseMs(times);
  await queries.run(PUT, { ...here(channel), reason, now, next, times });
}

export async function markNotified(queries: Queries, channel: Channel): Promise<boolean> {
  return (await queries.run(MARK_NOTIFIED, here(channel))) === 1;
}

export async function resumeChannel(queries: Queries, channel: Channel): Promise<void> {
  await queries.many(resuming(channel));
}

/** What ends a channel's pause, and what has to be told of it. */
export function resuming(channel: Channel): readonly BoundQuery[] {
  return [
    [DROP, here(channel)],
    [DROP_REFUSED, here(channel)],
  ];
}
