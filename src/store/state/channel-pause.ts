import type { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Channel } from '#core/channel.ts';
import { pauseMs } from '#core/delivery/delivery.ts';
import type { Pause } from '#core/delivery/ledger.ts';

const Row = z.object({ reason: z.string(), since: z.number(), next_try: z.number(), told: z.number() });

/** A pause that no time ends. */
export const FOR_GOOD = Number.MAX_SAFE_INTEGER;

const WHERE = 'platform = :platform AND workspace = :workspace AND channel = :id';

/** The channels that take nothing from us. */
export function channelPauses(db: DatabaseSync) {
  const get = db.prepare(`SELECT reason, since, next_try, times, told FROM channel_pause WHERE ${WHERE}`);
  const put =
    db.prepare(`INSERT INTO channel_pause (platform, workspace, channel, reason, since, tried, next_try, times, told)
    VALUES (:platform, :workspace, :id, :reason, :now, :now, :next, :times, 0)
    ON CONFLICT DO UPDATE SET reason = :reason, tried = :now, next_try = :next, times = :times`);
  const tell = db.prepare(`UPDATE channel_pause SET told = 1 WHERE told = 0 AND ${WHERE}`);
  const drop = db.prepare(`DELETE FROM channel_pause WHERE ${WHERE}`);
  return {
    pauseOf: (channel: Channel): Pause | undefined => {
      const row = get.get({ ...channel });
      if (!row) return undefined;
      const { reason, since, next_try, told } = Row.parse(row);
      const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at);
      const next = next_try === FOR_GOOD ? undefined : instant(next_try);
      return { reason, since: instant(since), next, told: told === 1 };
    },
    /** Pauses a channel, or pauses it for longer where it was paused before. */
    pause: (channel: Channel, reason: string, now: number, forGood: boolean): void => {
      const times = Number(get.get({ ...channel })?.times ?? 0) + 1;
      put.run({ ...channel, reason, now, next: forGood ? FOR_GOOD : now + pauseMs(times), times });
    },
    markTold: (channel: Channel): boolean => tell.run({ ...channel }).changes === 1,
    resume: (channel: Channel): void => {
      drop.run({ ...channel });
    },
  };
}
