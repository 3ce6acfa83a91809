import type { Temporal } from 'temporal-polyfill';
import type { Channel } from '#core/channel.ts';
import { State } from '#core/delivery/delivery.ts';
import type { Receipt } from '#core/delivery/ledger.ts';
import { HERE, here } from '../channels/place.ts';
import type { Queries } from '../driver.ts';
import { receiptOf } from './delivery-row.ts';

const RECEIPTS = `SELECT * FROM delivery WHERE ${HERE} ORDER BY planned DESC, day DESC, kind, part LIMIT :limit`;
const PAPERS = 'SELECT paper FROM carried WHERE delivery = :seq ORDER BY paper';
const COUNTS = 'SELECT state, count(*) AS count FROM delivery WHERE planned >= :since GROUP BY state';

export async function receipts(queries: Queries, channel: Channel, limit: number): Promise<Receipt[]> {
  const found: Receipt[] = [];
  for (const row of await queries.all(RECEIPTS, { ...here(channel), limit })) {
    const papers = await queries.all(PAPERS, { seq: Number(row.seq) });
    found.push(
      receiptOf(
        row,
        papers.map(({ paper }) => String(paper)),
      ),
    );
  }
  return found;
}

export async function counts(queries: Queries, since: Temporal.Instant): Promise<Record<State, number>> {
  const none = Object.fromEntries(State.options.map((state) => [state, 0])) as Record<State, number>;
  const rows = await queries.all(COUNTS, { since: since.epochMilliseconds });
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)])) };
}
