import type { Moment } from '#core/delivery/moment.ts';
import type { Queries, QueryValues } from '../driver.ts';

const HOUR_MS = 3_600_000;

// Nobody sends it now, and what another boot has tried is never repeated without a look.
const DOUBTFUL = `state = 'sending', fence = fence + 1, changed = :now, next_try = :now, attempt_tick = 0,
  attempt_boot = '', leased_wall = :leased_wall, leased_tick = :leased_tick, leased_boot = :boot`;

const PUT = 'INSERT INTO restored (at) VALUES (:now)';
const GET = 'SELECT max(at) AS at FROM restored';
const DOUBT_WAITING = `UPDATE delivery SET ${DOUBTFUL}, attempt_wall = planned WHERE state IN ('planned', 'retry')`;
const DOUBT_PLANNED = `UPDATE delivery SET ${DOUBTFUL}, attempt_wall = :due WHERE seq = :seq`;

/** Writes down that the file was a backup until now: what waits in it to be sent may have been sent since it was made, and is looked for first. For the transaction in which the file is opened. */
export function markRestored(run: (sql: string, values: QueryValues) => void, now: Moment): void {
  run(PUT, { now: now.wall });
  run(DOUBT_WAITING, doubtAt(now));
}

/** When the file was restored last (epoch ms): what was due before may have been sent without a trace in it. Undefined where it never was a backup. */
export async function restoredAt(queries: Queries): Promise<number | undefined> {
  const row = await queries.get(GET);
  return typeof row?.at === 'number' ? row.at : undefined;
}

/** Makes a delivery that was planned in this transaction one that is looked for before it is sent. */
export async function lookFirst(transaction: Queries, seq: number, due: number): Promise<void> {
  await transaction.run(DOUBT_PLANNED, { seq, due, ...doubtAt(await transaction.now()) });
}

function doubtAt({ wall, tick, boot }: Moment) {
  return { now: wall, leased_wall: wall - HOUR_MS, leased_tick: tick - HOUR_MS, boot };
}
