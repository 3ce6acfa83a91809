import { isDirect } from '#core/channel.ts';
import type { State } from '#core/delivery/delivery.ts';
import type { Outcome, Sending } from '#core/delivery/ledger.ts';
import type { Moment } from '#core/delivery/moment.ts';
import { addNotice } from '../channels/notices.ts';
import type { BoundQuery, Driver, Queries } from '../driver.ts';
import { markNotified, pauseChannel, resuming } from './channel-pause.ts';
import { rewrite } from './rewriting.ts';

const MINE = "WHERE id = :id AND fence = :fence AND state = 'sending' RETURNING seq";

const SETTLE = `UPDATE delivery SET state = :state, error = :error, ref = :ref, payload = NULL, owner = NULL,
    next_try = :now, changed = :now ${MINE}`;
const RETRY = `UPDATE delivery SET state = 'retry', error = :error, owner = NULL, next_try = :next, changed = :now ${MINE}`;
// Nobody sends it any longer: the lease ends here.
const RELEASE = `UPDATE delivery SET error = :error, next_try = :next, changed = :now,
    leased_wall = :now, leased_tick = :tick, leased_boot = :boot ${MINE}`;
const ABANDON = `UPDATE delivery AS d SET state = 'failed', error = 'the part before was not sent', payload = NULL, changed = :now
  FROM delivery b WHERE b.id = :id AND d.platform = b.platform AND d.workspace = b.workspace AND d.channel = b.channel
    AND d.day = b.day AND d.subscription = b.subscription AND d.kind = b.kind AND d.part > b.part
    AND d.state IN ('planned', 'retry')`;

const LATE = "state IN ('planned', 'retry') AND expires <= :now";
const ANY_LATE = `SELECT 1 FROM delivery WHERE ${LATE} LIMIT 1`;
const EXPIRE = `UPDATE delivery SET state = 'failed', payload = NULL, changed = :now,
    error = 'not sent in time' || coalesce(': ' || error, '') WHERE ${LATE}`;

/** A claim, and what became of it. */
export interface SettledClaim {
  readonly claim: Sending;
  readonly outcome: Outcome;
}

/** Writes down what became of some claims, and what has to be told of that, in one transaction; false, and no change, for each that somebody else has taken since. */
export function settleRows(driver: Driver, settled: readonly SettledClaim[]): Promise<readonly boolean[]> {
  return driver.transaction(async (transaction) => {
    const now = await transaction.now();
    const rows = await transaction.many(settled.map((each) => writing(each, now)));
    const mine = settled.filter((_, at) => rows[at]?.length === 1);
    if (mine.every(({ outcome }) => outcome.kind === 'sent'))
      await transaction.many(mine.flatMap(({ claim }) => resuming(claim.channel)));
    else for (const { claim, outcome } of mine) await follow(transaction, claim, outcome);
    return rows.map((changed) => changed.length === 1);
  }, 'rows');
}

function writing(
  { claim: { id, fence }, outcome }: SettledClaim,
  { wall: now, tick, boot }: Moment,
): BoundQuery {
  const mine = { id, fence, now, error: 'reason' in outcome ? outcome.reason : null };
  const next = now + ('afterMs' in outcome ? Math.round(outcome.afterMs) : 0);
  const state = STATE_AFTER[outcome.kind];
  switch (state) {
    case 'sending':
      return [RELEASE, { ...mine, next, tick, boot }];
    case 'retry':
      return [RETRY, { ...mine, next }];
    default:
      return [SETTLE, { ...mine, state, ref: 'ref' in outcome ? JSON.stringify(outcome.ref) : null }];
  }
}

/** What an outcome means for the channel, for the parts behind, and for whoever set the channel up. */
async function follow(transaction: Queries, { id, channel }: Sending, outcome: Outcome): Promise<void> {
  const { wall: now } = await transaction.now();
  switch (outcome.kind) {
    case 'sent':
      await transaction.many(resuming(channel));
      return;
    case 'refused':
      await pauseChannel(transaction, channel, { reason: outcome.reason, now, forGood: false });
      // Direct messages that take nothing have no other place. A channel is told of once.
      if (isDirect(channel) || !(await markNotified(transaction, channel))) return;
      return addNotice(transaction, id, { kind: 'refused', reason: outcome.reason, now });
    case 'closed':
      return pauseChannel(transaction, channel, { reason: outcome.reason, now, forGood: true });
    case 'failed':
    case 'uncertain':
      await transaction.run(ABANDON, { id, now });
      return addNotice(transaction, id, { kind: outcome.kind, reason: outcome.reason, now });
    case 'rewritten':
      return rewrite(transaction, id, outcome.payloads);
    case 'retry':
    case 'unknown':
      return;
    default:
      outcome satisfies never;
  }
}

const STATE_AFTER = {
  sent: 'sent',
  retry: 'retry',
  // The channel's pause holds it back.
  refused: 'retry',
  closed: 'retry',
  // As the messages that it has become.
  rewritten: 'retry',
  unknown: 'sending',
  failed: 'failed',
  uncertain: 'uncertain',
} as const satisfies Readonly<Record<Outcome['kind'], State>>;

/** Gives up what waits past its expiry; the number of deliveries. */
export async function expire(queries: Queries): Promise<number> {
  const { wall: now } = await queries.now();
  // Looking first leaves the store unlocked where there is nothing to do, which is nearly always.
  return (await queries.get(ANY_LATE, { now })) ? queries.run(EXPIRE, { now }) : 0;
}
