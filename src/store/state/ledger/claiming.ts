import type { Channel } from '#core/channel.ts';
import type { Claim, Claimant, Sending } from '#core/delivery/ledger.ts';
import type { Moment } from '#core/delivery/moment.ts';
import { channelOfRow } from '../channels/place.ts';
import type { Dialect } from '../dialect.ts';
import type { BoundQuery, DatabaseRow, Driver, Queries } from '../driver.ts';
import { CLAIMED_COLUMNS, claimOf, SENDING_COLUMNS, sendingOf } from './delivery-row.ts';

// A clock that went back must not hold back what was due before: `changed` in the future gives it away.
const timeHasCome = (row: string) => `(${row}.next_try <= :now OR ${row}.changed > :now)`;

const SAME_DIGEST = `o.platform = d.platform AND o.workspace = d.workspace AND o.channel = d.channel
  AND o.day = d.day AND o.subscription = d.subscription AND o.kind = d.kind`;

// One row of many is looked up by its key: asked by EXISTS behind an OR, PostgreSQL reads all that could be meant (every
// subscription, every digest that was ever sent) into a table first, for each claim.
const BEFORE_IT = `(SELECT 1 FROM delivery o WHERE ${SAME_DIGEST} AND o.part = d.part - 1 AND o.state = 'sent' LIMIT 1)`;
const ITS_ORDER = '(SELECT 1 FROM subscription s WHERE s.id = d.subscription AND s.paused = 0 LIMIT 1)';
// What was in flight when its subscription ended, or was paused, and did not arrive is not sent again.
const DUE = `d.platform = :platform AND d.state IN ('planned', 'retry') AND ${timeHasCome('d')} AND d.expires > :now
  AND (d.part = 0 OR ${BEFORE_IT} IS NOT NULL) AND (d.kind = 'alert' OR ${ITS_ORDER} IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM channel_pause p WHERE p.platform = d.platform AND p.workspace = d.workspace
    AND p.channel = d.channel AND p.next_try > :now AND p.tried <= :now)`;

const ANY_DUE = `SELECT 1 FROM delivery d WHERE ${DUE} LIMIT 1`;
const DUE_AFTER = `SELECT d.seq, d.next_try, d.platform, d.workspace, d.channel FROM delivery d
  WHERE ${DUE} AND (d.next_try, d.seq) > (:try, :seq) ORDER BY d.next_try, d.seq LIMIT :limit`;
const SENDING = `SELECT ${SENDING_COLUMNS} FROM delivery d
  WHERE d.platform = :platform AND d.state = 'sending' AND ${timeHasCome('d')} ORDER BY d.next_try, d.seq LIMIT :limit`;
const FIRST = `SELECT o.ref FROM delivery d JOIN delivery o ON ${SAME_DIGEST} AND o.part = 0
  WHERE d.seq = :seq`;

const SET = `UPDATE delivery AS d SET state = 'sending', owner = :owner, fence = d.fence + 1,
  attempts = d.attempts + 1, changed = :now, next_try = :now,
  leased_wall = :now + :lease, leased_tick = :tick + :lease, leased_boot = :boot`;
const claim = ({
  items,
  skipLocked,
}: Dialect) => `${SET}, attempt_wall = :now, attempt_tick = :tick, attempt_boot = :boot
  WHERE d.seq IN (SELECT o.seq FROM ${items('seqs')} JOIN delivery o ON o.seq = CAST(item.value AS BIGINT)
    WHERE o.state IN ('planned', 'retry') AND ${timeHasCome('o')} ${skipLocked}) RETURNING ${CLAIMED_COLUMNS}`;
// The time of the first attempt stays: since then the message may have arrived.
const TAKE_OVER = `${SET} WHERE d.id = :id AND d.fence = :fence AND d.state = 'sending' RETURNING ${CLAIMED_COLUMNS}`;

const RENEW = `UPDATE delivery SET leased_wall = :now + :lease, leased_tick = :tick + :lease, leased_boot = :boot
  WHERE id = :id AND fence = :fence AND state = 'sending'`;

// More than are claimed, for those whose channel cannot be served now.
const MORE = 20;

interface Ask {
  readonly limit: number;
  may(channel: Channel): boolean;
}

/** Claims what is due, all of it in one transaction. */
export async function claimSome(
  driver: Driver,
  platform: string,
  { by, ask }: { by: Claimant; ask: Ask },
): Promise<Claim[]> {
  const { wall } = await driver.now();
  // Looking first leaves the store unlocked where there is nothing to do, which is nearly always.
  if (ask.limit < 1 || !(await driver.get(ANY_DUE, { platform, now: wall }))) return [];
  const sql = claim(driver.dialect);
  return driver.transaction(async (transaction) => {
    const now = await transaction.now();
    const claims: Claim[] = [];
    let some: number[] = [];
    const takeSome = async (): Promise<void> => {
      const values = { ...claimedBy(by, now), seqs: JSON.stringify(some) };
      const rows = new Map((await transaction.all(sql, values)).map((row) => [Number(row.seq), row]));
      // What is changed by one query comes in no order.
      claims.push(
        ...(await claimsOf(
          transaction,
          some.map((seq) => rows.get(seq)).filter((row) => row !== undefined),
          false,
        )),
      );
      some = [];
    };
    for await (const row of dueRows(transaction, platform, { now, ask })) {
      some.push(Number(row.seq));
      if (claims.length + some.length >= ask.limit) await takeSome();
      // Fewer than were asked for, where somebody else has just taken some of them.
      if (claims.length >= ask.limit) return claims;
    }
    if (some.length > 0) await takeSome();
    return claims;
  }, 'rows');
}

/** What is due and may be sent now, longest due first, the first of each channel. */
async function* dueRows(
  transaction: Queries,
  platform: string,
  { now, ask }: { now: Moment; ask: Ask },
): AsyncGenerator<DatabaseRow> {
  const limit = ask.limit + MORE;
  const served = new Set<string>();
  for (let last = { try: Number.MIN_SAFE_INTEGER, seq: 0 }; ; ) {
    const rows = await transaction.all(DUE_AFTER, { platform, now: now.wall, limit, ...last });
    for (const row of rows) {
      last = { try: Number(row.next_try), seq: Number(row.seq) };
      const channel = channelOfRow(row);
      const key = JSON.stringify([channel.workspace, channel.id]);
      if (served.has(key) || !ask.may(channel)) continue;
      served.add(key);
      yield row;
    }
    if (rows.length < limit) return;
  }
}

// Of ten thousand in an outage, more than are looked for until they are read again; they are read in some 20 ms.
const UNSETTLED = 500;

/** Claims that nobody has settled and whose back-off is over, those that wait longest. */
export async function sending(queries: Queries, platform: string): Promise<Sending[]> {
  const { wall } = await queries.now();
  return (await queries.all(SENDING, { platform, now: wall, limit: UNSETTLED })).map(sendingOf);
}

/** Takes a claim from whoever had it; undefined where its fence has changed. */
export function takeOver(driver: Driver, { id, fence }: Sending, by: Claimant): Promise<Claim | undefined> {
  return driver.transaction(async (transaction) => {
    const values = { ...claimedBy(by, await transaction.now()), id, fence };
    const [claimed] = await claimsOf(transaction, await transaction.all(TAKE_OVER, values), true);
    return claimed;
  }, 'rows');
}

/** Has a claim last for so long from now on; false where it is nobody's or somebody else's by now. */
export async function renew(driver: Driver, { id, fence }: Sending, leaseMs: number): Promise<boolean> {
  const { wall, tick, boot } = await driver.now();
  return (await driver.run(RENEW, { id, fence, lease: leaseMs, now: wall, tick, boot })) > 0;
}

function claimedBy({ owner, leaseMs }: Claimant, { wall, tick, boot }: Moment) {
  return { owner, lease: leaseMs, now: wall, tick, boot };
}

/** Rows that were claimed, with the references of their digests' first messages. */
async function claimsOf(
  transaction: Queries,
  rows: readonly DatabaseRow[],
  resend: boolean,
): Promise<Claim[]> {
  const further = rows.filter(({ part }) => Number(part) > 0);
  const firsts = await transaction.many(further.map(({ seq }): BoundQuery => [FIRST, { seq: Number(seq) }]));
  return rows.map((row) => claimOf(row, resend, firsts[further.indexOf(row)]?.[0]?.ref));
}
