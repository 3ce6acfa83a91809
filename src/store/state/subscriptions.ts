import type { DatabaseSync } from 'node:sqlite';
import type { Channel } from '#core/channel.ts';
import { SUBSCRIPTION_DEFAULTS, Subscription } from '#core/subscriptions/subscription.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { guarded, transaction } from '../sqlite.ts';
import { FOR_GOOD } from './channel-pause.ts';

/** `data` is the subscription without its channel; `next_due` is in epoch ms. */
export const SUBSCRIPTION_TABLE = `
  CREATE TABLE subscription (
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    data TEXT NOT NULL,
    paused INTEGER NOT NULL,
    next_due INTEGER NOT NULL,
    quiet_day TEXT,
    quiet_text TEXT,
    PRIMARY KEY (platform, workspace, channel)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX subscription_due ON subscription (next_due) WHERE paused = 0;
`;

/** Subscriptions in the state's database, which is open and migrated. */
export function sqliteSubscriptions(db: DatabaseSync, file: string): Subscriptions {
  const columns = 'platform, workspace, channel, data';
  const here = 'platform = ? AND workspace = ? AND channel = ?';
  const one = db.prepare(`SELECT ${columns} FROM subscription WHERE ${here}`);
  const put = db.prepare(
    `INSERT OR REPLACE INTO subscription (${columns}, paused, next_due) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const remove = db.prepare(`DELETE FROM subscription WHERE ${here}`);
  const due = db.prepare(
    `SELECT ${columns} FROM subscription s WHERE paused = 0 AND next_due <= ? AND NOT EXISTS (
      SELECT 1 FROM channel_pause p WHERE p.platform = s.platform AND p.workspace = s.workspace
        AND p.channel = s.channel AND p.next_try = ${FOR_GOOD})
     ORDER BY next_due LIMIT ?`,
  );
  const reschedule = db.prepare(
    `UPDATE subscription SET next_due = ?, quiet_day = ?, quiet_text = ? WHERE ${here}`,
  );
  const quiet = db.prepare(`SELECT quiet_day, quiet_text FROM subscription WHERE ${here}`);
  const ofPlatform = db.prepare(`SELECT ${columns} FROM subscription WHERE platform = ?`);
  return guarded<Subscriptions>(
    {
      of: async (channel) => {
        const row = one.get(...keyOf(channel));
        return row && subscriptionOf(row);
      },
      put: async ({ channel, ...data }, nextDue) => {
        put.run(...keyOf(channel), JSON.stringify(data), Number(data.paused), nextDue);
      },
      remove: async (channel) => remove.run(...keyOf(channel)).changes > 0,
      due: async (now, limit) => due.all(now, limit).map(subscriptionOf),
      reschedule: async (changes) =>
        transaction(db, () => {
          for (const { channel, nextDue, quiet: why } of changes) {
            reschedule.run(nextDue, why?.day ?? null, why?.text ?? null, ...keyOf(channel));
          }
        }),
      quiet: async (channel) => {
        const row = quiet.get(...keyOf(channel));
        return row?.quiet_day ? { day: String(row.quiet_day), text: String(row.quiet_text) } : undefined;
      },
      channels: async (platform) => ofPlatform.all(platform).map(channelOf),
    },
    file,
  );
}

function keyOf({ platform, workspace, id }: Channel): [string, string, string] {
  return [platform, workspace, id];
}

function channelOf(row: Record<string, unknown>): Channel {
  return { platform: String(row.platform), workspace: String(row.workspace), id: String(row.channel) };
}

// What an older version stored lacks what was added since.
function subscriptionOf(row: Record<string, unknown>): Subscription {
  const data: unknown = JSON.parse(String(row.data));
  return Subscription.parse({ ...SUBSCRIPTION_DEFAULTS, ...(data as object), channel: channelOf(row) });
}
