import type { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import type { Channel } from '#core/channel.ts';
import { State } from '#core/delivery/delivery.ts';
import type { Receipt } from '#core/delivery/ledger.ts';
import { receiptOf } from './delivery-row.ts';

const OF_CHANNEL = 'platform = :platform AND workspace = :workspace AND channel = :id';

/** What the ledger remembers, and how it forgets. */
export function deliveryHistory(db: DatabaseSync) {
  const receipts =
    db.prepare(`SELECT d.*, (SELECT json_group_array(paper) FROM carried WHERE delivery = d.id) AS papers
    FROM delivery d WHERE ${OF_CHANNEL} ORDER BY d.day DESC, d.planned DESC, d.kind, d.part LIMIT :limit`);
  const last = db.prepare(`SELECT max(planned) AS planned FROM delivery
    WHERE ${OF_CHANNEL} AND kind <> 'note' AND state <> 'failed'`);
  const shown = db.prepare(`SELECT DISTINCT paper FROM carried JOIN delivery ON delivery.id = carried.delivery
    WHERE ${OF_CHANNEL} AND state <> 'failed'`);
  const counts = db.prepare(
    'SELECT state, count(*) AS count FROM delivery WHERE planned >= ? GROUP BY state',
  );
  const prune = db.prepare(`UPDATE delivery SET payload = NULL
    WHERE payload IS NOT NULL AND changed < ? AND state IN ('sent', 'failed', 'uncertain')`);
  return {
    receipts: (channel: Channel, limit: number): Receipt[] =>
      receipts.all({ ...channel, limit }).map(receiptOf),
    lastPlanned: (channel: Channel): Temporal.Instant | undefined => {
      const planned = last.get({ ...channel })?.planned;
      return planned ? Temporal.Instant.fromEpochMilliseconds(Number(planned)) : undefined;
    },
    shown: (channel: Channel): ReadonlySet<string> =>
      new Set(shown.all({ ...channel }).map(({ paper }) => String(paper))),
    counts: (since: Temporal.Instant): Record<State, number> => {
      const none = Object.fromEntries(State.options.map((state) => [state, 0])) as Record<State, number>;
      const rows = counts.all(since.epochMilliseconds);
      return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
    },
    prune: (before: Temporal.Instant): number => Number(prune.run(before.epochMilliseconds).changes),
  };
}
