import { DatabaseSync } from 'node:sqlite';
import { topicOf } from '#core/topics/topic.ts';
import { openState, type StateStore } from '#store/state/state.ts';
import type { Order } from './orders.ts';

/** Writes what channels have ordered into a state that `open` opens, as the program would, and closes it. */
export async function seed(
  at: string | (() => Promise<StateStore>),
  orders: readonly Order[],
): Promise<void> {
  const state = typeof at === 'string' ? await openState(at) : await at();
  try {
    for (const { subscription, topic, nextDue } of orders) {
      const { channel } = subscription;
      await state.subscriptions.put(subscription, nextDue);
      const owner = { kind: 'channel', channel } as const;
      if (topic) await state.follows.put({ owner, topic: topicOf(topic), level: 'normal' });
    }
  } finally {
    await state.close();
  }
}

/**
 * Puts so many subscriptions that are not due between those that are there: the file becomes larger than what SQLite keeps
 * of it in memory, so that what is due has to be read from it.
 */
export function enlarge(file: string, between: number): void {
  const db = new DatabaseSync(file);
  db.exec(`UPDATE subscription SET rowid = rowid * ${between};
    INSERT INTO subscription (rowid, id, platform, workspace, channel, name, data, revision, paused, next_due)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${between} - 1)
    SELECT s.rowid + i, s.id || '-' || i, platform, workspace, channel || '-' || i, name, data, revision, paused,
      next_due + 36000000 FROM subscription s, n`);
  db.close();
}
