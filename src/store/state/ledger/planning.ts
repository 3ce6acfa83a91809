import { createHash } from 'node:crypto';
import { alertOf, deliveryId } from '#core/delivery/delivery.ts';
import type { Lists, NewAlert, NewDigest, Turn } from '#core/delivery/ledger.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import { MOST_ALERTS } from '#core/topics/alerts.ts';
import { ownerKey } from '#core/topics/topic.ts';
import { HERE, here } from '../channels/place.ts';
import type { Dialect } from '../dialect.ts';
import type { Driver, Queries, QueryValues } from '../driver.ts';
import type { editions } from './editions.ts';
import { isSettled } from './given.ts';
import { lookFirst, restoredAt } from './restored.ts';

const TAKE_TURN = `UPDATE subscription SET next_due = :next, revision = revision + 1, skip_day = :day,
    skip_text = :text, waiting = :waiting
  WHERE id = :id AND revision = :revision AND paused = 0`;
const INSERT = `INSERT INTO delivery (id, platform, workspace, channel, subscription, day, kind, part, state, marker, payload,
    edition, planned, expires, next_try, changed)
  VALUES (:id, :platform, :workspace, :channel, :subscription, :day, :kind, :part, 'planned', :marker, :payload,
    :edition, :now, :expires, :now, :now) RETURNING seq`;
const PLACE = `INSERT INTO place (platform, workspace, channel) VALUES (:platform, :workspace, :channel)
  ON CONFLICT DO NOTHING`;
// All of a message's papers at once: on another machine, each question takes its way there and back.
const carry = ({ items }: Dialect) => `INSERT INTO carried (place, paper, delivery)
  SELECT place.id, item.value, :seq FROM place, ${items('papers')} WHERE ${HERE} ON CONFLICT DO NOTHING`;

/** What all digests of one call share. */
interface Shared {
  readonly edition: string | null;
  readonly now: number;
  /** When the file was a backup last. */
  readonly restored: number | undefined;
  readonly dialect: Dialect;
}

/** Plans and reschedules in one transaction; how many digests are new. */
export function plan(
  driver: Driver,
  turns: readonly Turn[],
  { lists, stored }: { lists: Lists; stored: ReturnType<typeof editions> },
): Promise<number> {
  return driver.transaction(async (transaction) => {
    const { wall: now } = await transaction.now();
    const restored = await restoredAt(transaction);
    let shared: Shared | undefined;
    let planned = 0;
    for (const turn of turns) {
      if (!(await takeTurn(transaction, turn)) || !turn.digest) continue;
      if (turn.digest.parts.length === 0 || (await isSettled(transaction, turn.of, turn.digest.day)))
        continue;
      shared ??= {
        edition: await stored.put(transaction, lists, now),
        now,
        restored,
        dialect: driver.dialect,
      };
      await insert(transaction, turn.of.subscription, turn.digest, shared);
      planned += 1;
    }
    return planned;
  }, 'rows');
}

/** Writes down what rings, in one transaction; how many do. */
export function planAlerts(driver: Driver, alerts: readonly NewAlert[]): Promise<number> {
  const { dialect } = driver;
  return driver.transaction(async (transaction) => {
    const { wall: now } = await transaction.now();
    const shared = { edition: null, now, restored: await restoredAt(transaction), dialect };
    let planned = 0;
    for (const alert of alerts) {
      if (!(await mayRing(transaction, alert, dialect))) continue;
      const { channel, paper, digest } = alert;
      await insert(transaction, { id: alertOf(paper), channel }, digest, shared);
      planned += 1;
    }
    return planned;
  });
}

const RINGS = 'SELECT 1 FROM follow WHERE owner = :owner AND key = :key AND alert_since IS NOT NULL';
const OF_PAPER = `SELECT 1 FROM delivery WHERE ${HERE} AND subscription = :subscription LIMIT 1`;
const ON_DAY = `SELECT count(*) AS count FROM delivery
  WHERE ${HERE} AND day = :day AND kind = 'alert' AND part = 0 AND state <> 'failed'`;
const carries = ({ items }: Dialect) => `SELECT 1 FROM place p JOIN carried c ON c.place = p.id
    JOIN delivery d ON d.seq = c.delivery JOIN ${items('papers')} ON item.value = c.paper
  WHERE p.platform = :platform AND p.workspace = :workspace AND p.channel = :channel AND d.state <> 'failed' LIMIT 1`;

/** Whether a paper still rings in its place: since it was decided, a follow may have ended, or a digest brought it. */
async function mayRing(
  transaction: Queries,
  { channel, paper, of, digest: { day } }: NewAlert,
  dialect: Dialect,
): Promise<boolean> {
  const is = async (sql: string, values: QueryValues) => (await transaction.get(sql, values)) !== undefined;
  const rings = of.map(({ owner, topic }) => ({ owner: ownerKey(owner), key: topic.key }));
  if ((await Promise.all(rings.map((follow) => is(RINGS, follow)))).every((found) => !found)) return false;
  if (await is(OF_PAPER, { ...here(channel), subscription: alertOf(paper) })) return false;
  if (await is(carries(dialect), { ...here(channel), papers: JSON.stringify([paper]) })) return false;
  return Number((await transaction.get(ON_DAY, { ...here(channel), day }))?.count) < MOST_ALERTS;
}

/** False, and no change, where the subscription has changed since it was read. */
async function takeTurn(transaction: Queries, { of, nextDue, skipped }: Turn): Promise<boolean> {
  const changed = await transaction.run(TAKE_TURN, {
    id: of.subscription.id,
    revision: of.revision,
    next: nextDue,
    day: skipped?.day ?? null,
    text: skipped?.text ?? null,
    waiting: Number(skipped?.waiting ?? false),
  });
  return changed === 1;
}

async function insert(
  transaction: Queries,
  { id: subscription, channel }: Pick<Subscription, 'id' | 'channel'>,
  { day, kind, due, expires, parts }: NewDigest,
  { edition, now, restored, dialect }: Shared,
): Promise<void> {
  await transaction.run(PLACE, here(channel));
  const common = {
    ...here(channel),
    subscription,
    day,
    kind,
    edition,
    now,
    expires: expires.epochMilliseconds,
  };
  for (const [part, { payload, papers }] of parts.entries()) {
    const id = deliveryId({ channel, subscription, day, kind, part });
    const row = await transaction.get(INSERT, { ...common, id, part, marker: markerOf(id), payload });
    const seq = Number(row?.seq);
    const carried = { ...here(channel), papers: JSON.stringify(papers), seq };
    if (papers.length > 0) await transaction.run(carry(dialect), carried);
    if (due.epochMilliseconds <= (restored ?? 0)) await lookFirst(transaction, seq, due.epochMilliseconds);
  }
}

/** A delivery's marker: 22 characters of base64url, 132 bits of its id's SHA-256. */
export function markerOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 22);
}
