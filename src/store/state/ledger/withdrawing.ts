import type { Channel } from '#core/channel.ts';
import { HERE, here } from '../channels/place.ts';
import type { Queries } from '../driver.ts';

const WAITING = "state IN ('planned', 'retry')";

// A digest of which nothing can have arrived leaves no trace, so that its date is open again.
const DROP_WHOLE = `DELETE FROM delivery WHERE subscription = :subscription AND ${WAITING} AND NOT EXISTS (
    SELECT 1 FROM delivery o WHERE o.subscription = delivery.subscription AND o.day = delivery.day
      AND o.kind = delivery.kind AND o.state IN ('sending', 'sent', 'uncertain'))`;
const FAIL_REST = `UPDATE delivery SET state = 'failed', error = 'withdrawn', payload = NULL, changed = :now
  WHERE subscription = :subscription AND ${WAITING}`;

/** Takes back what waits to be sent of a subscription, in a transaction; the rest of a digest that has begun to arrive is given up. Whether a date is open again. */
export async function withdraw(transaction: Queries, subscription: string, now: number): Promise<boolean> {
  const dropped = await transaction.run(DROP_WHOLE, { subscription });
  await transaction.run(FAIL_REST, { subscription, now });
  return dropped > 0;
}

const ALERT_WAITS = `${HERE} AND kind = 'alert' AND ${WAITING}`;
const DROP_ALERTS = `DELETE FROM delivery WHERE ${ALERT_WAITS} AND NOT EXISTS (
    SELECT 1 FROM delivery o WHERE o.subscription = delivery.subscription AND o.platform = :platform
      AND o.workspace = :workspace AND o.channel = :channel AND o.state IN ('sending', 'sent', 'uncertain'))`;
const FAIL_ALERTS = `UPDATE delivery SET state = 'failed', error = 'withdrawn', payload = NULL, changed = :now
  WHERE ${ALERT_WAITS}`;

/** Takes back what waits to ring in a place, in a transaction. It leaves no trace: what another follow there has ring is planned again. */
export async function withdrawAlerts(transaction: Queries, channel: Channel): Promise<void> {
  await transaction.run(DROP_ALERTS, here(channel));
  await transaction.run(FAIL_ALERTS, { ...here(channel), now: (await transaction.now()).wall });
}

// Clocks of one state differ by less, and no tick plans so far ahead.
const AHEAD_MS = 60_000;

/** Of a digest that a wrong clock planned, what has arrived or failed belongs to no subscription any more: it settles no date and is nobody's last digest. */
const NOBODYS = 'disbelieved';

const ANY_AHEAD = 'SELECT 1 FROM delivery WHERE planned > :limit LIMIT 1';
const DROP_AHEAD = `DELETE FROM delivery WHERE planned > :limit AND ${WAITING} AND NOT EXISTS (
    SELECT 1 FROM delivery o WHERE o.subscription = delivery.subscription AND o.channel = delivery.channel
      AND o.workspace = delivery.workspace AND o.platform = delivery.platform AND o.day = delivery.day
      AND o.kind = delivery.kind AND o.state IN ('sending', 'sent', 'uncertain'))`;
const FAIL_AHEAD = `UPDATE delivery SET state = 'failed', error = 'withdrawn', payload = NULL
  WHERE planned > :limit AND ${WAITING}`;
// With another id and marker, so that the delivery that is owed on that date can have its own.
const DISOWN_AHEAD = `UPDATE delivery SET subscription = '${NOBODYS}', id = id || '~' || seq, marker = marker || '~' || seq,
    planned = :now, changed = :now
  WHERE planned > :limit AND state IN ('sent', 'failed', 'uncertain')`;

/** Withdraws what was planned in a time that has not come, and disowns what was sent of it; what is in flight is seen to once it has settled. How many deliveries there were. */
export async function disbelieve(transaction: Queries, now: number): Promise<number> {
  const limit = now + AHEAD_MS;
  const dropped = await transaction.run(DROP_AHEAD, { limit });
  await transaction.run(FAIL_AHEAD, { limit });
  return dropped + (await transaction.run(DISOWN_AHEAD, { limit, now }));
}

/** Whether there is anything to disbelieve; nearly always there is not. */
export async function isAnyAhead(queries: Queries, now: number): Promise<boolean> {
  return (await queries.get(ANY_AHEAD, { limit: now + AHEAD_MS })) !== undefined;
}
