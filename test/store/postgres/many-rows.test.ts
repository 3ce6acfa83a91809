import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgresState } from '#store/state/postgres/open.ts';
import type { StateStore } from '#store/state/state.ts';
import { subscribed } from '#test/fakes/scheduled.ts';
import { channel, digest, LISTS } from '#test/fakes/state.ts';
import { freshName, onServer, SERVER, urlOf } from './database.ts';

/** Orders, digests that wait, and digests of before that were sent. */
const MANY = 3_000;
const CLAIMS = 10;

const ORDERS = `INSERT INTO subscription (id, platform, workspace, channel, name, data, revision, paused, next_due)
  SELECT id || n, platform, workspace, channel || n, name, data, revision, paused, next_due
  FROM subscription, generate_series(1, ${MANY}) n`;
const COLUMNS = 'platform, workspace, kind, edition, planned, expires, next_try, changed';
const of = (state: string, day: string, part: string) => `
  INSERT INTO delivery (id, marker, channel, subscription, day, part, state, payload, ${COLUMNS})
  SELECT s.id || ${day} || ${part}, s.id || ${day} || ${part}, s.channel, s.id, ${day}, ${part}, '${state}', 'x',
    ${COLUMNS.replace(/platform|workspace/g, 'd.$&')}
  FROM (SELECT * FROM delivery LIMIT 1) d, subscription s WHERE s.id <> d.subscription`;

describe.skipIf(!SERVER)('a claim among many rows', () => {
  const database = freshName();
  let state: StateStore;
  beforeAll(async () => {
    await onServer(`CREATE DATABASE ${database} TEMPLATE ${SERVER?.template}`);
    state = await openPostgresState(urlOf(database));
    const { id: _, ...ordered } = subscribed({ channel: channel('c') }).subscription;
    await state.subscriptions.put(ordered, 0);
    const due = await state.subscriptions.due('fake', 1);
    await state.ledger.plan(
      due.map((each) => ({ of: each, nextDue: 0, digest: digest() })),
      LISTS,
    );
    await asked(
      ORDERS,
      of('sent', "'2026-01-01'", '0'),
      // Two messages a digest, of which the first has arrived.
      of('sent', "'2026-01-02'", '0'),
      of('planned', "'2026-01-02'", '1'),
      'UPDATE delivery SET next_try = 0, changed = 0, expires = 9000000000000',
      'ANALYZE',
    );
  });
  afterAll(async () => {
    await onServer(`DROP DATABASE ${database} WITH (FORCE)`);
  });

  it('reads what it claims, and neither all orders nor all that was ever sent', async () => {
    const before = await rowsRead();
    for (let turn = 0; turn < CLAIMS; turn += 1) {
      const claims = await state.ledger.claimSome(
        'fake',
        { owner: 'o', leaseMs: 60_000 },
        { limit: 20, may: () => true },
      );
      expect(claims).toHaveLength(20);
    }
    // What a connection has read is counted when it ends.
    await state.close();
    const after = await rowsRead();
    const read = (table: string) => (after.get(table) ?? 0) - (before.get(table) ?? 0);
    expect(read('subscription')).toBeLessThan(CLAIMS * MANY);
    expect(read('delivery')).toBeLessThan(CLAIMS * 3 * MANY);
  });

  async function rowsRead(): Promise<Map<string, number>> {
    const rows = await asked(
      `SELECT relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) AS read
         FROM pg_stat_user_tables WHERE relname IN ('subscription', 'delivery')`,
    );
    return new Map(rows.map(({ relname, read }) => [String(relname), Number(read)]));
  }

  async function asked(...sqls: readonly string[]): Promise<Record<string, unknown>[]> {
    const client = new pg.Client(urlOf(database));
    await client.connect();
    let rows: Record<string, unknown>[] = [];
    for (const sql of sqls) ({ rows } = await client.query(sql));
    await client.end();
    return rows;
  }
});
