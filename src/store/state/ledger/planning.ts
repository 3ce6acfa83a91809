import { createHash } from 'node:crypto';
import { alertOf, deliveryId } from '#core/delivery/delivery.ts';
import type { Lists, NewAlert, NewDigest, Turn } from '#core/delivery/ledger.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import { MOST_ALERTS } from '#core/topics/alerts.ts';
import { ownerKey } from '#core/topics/topic.ts';
import { HERE, here } from '../channels/place.ts';
import type { Dialect } from '../dialect.ts';
import type { BoundQuery, DatabaseRow, Driver, Queries, QueryValues } from '../driver.ts';
import type { editions } from './editions.ts';
import { ofDate } from './given.ts';
import { lookFirst, restoredAt } from './restored.ts';

const TAKE_TURN = `UPDATE subscription SET next_due = :next, revision = revision + 1, skip_day = :day,
    skip_text = :text, waiting = :waiting
  WHERE id = :id AND revision = :revision AND paused = 0 RETURNING id`;
const INSERT = `INSERT INTO delivery (id, platform, workspace, channel, subscription, day, kind, part, state, marker, payload,
    edition, planned, expires, next_try, changed)
  VALUES (:id, :platform, :workspace, :channel, :subscription, :day, :kind, :part, 'planned', :marker, :payload,
    :edition, :now, :expires, :now, :now) RETURNING seq`;
const PLACE = `INSERT INTO place (platform, workspace, channel) VALUES (:platform, :workspace, :channel)
  ON CONFLICT DO NOTHING`;
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
    const owed = (await turnsTaken(transaction, turns)).flatMap(({ of, digest }) =>
      digest && digest.parts.length > 0 ? [{ of: of.subscription, digest }] : [],
    );
    const settled = await transaction.many(owed.map(({ of, digest }) => ofDate(of, digest.day)));
    const unsettled = owed.filter((_, at) => settled[at]?.length === 0);
    if (unsettled.length === 0) return 0;
    const edition = await stored.put(transaction, lists, now);
    await insert(transaction, unsettled, { edition, now, restored, dialect: driver.dialect });
    return unsettled.length;
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
      await insert(transaction, [{ of: { id: alertOf(paper), channel }, digest }], shared);
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

/** Those whose subscription has not changed since it was read; all others change nothing. */
async function turnsTaken(transaction: Queries, turns: readonly Turn[]): Promise<readonly Turn[]> {
  const taken = await transaction.many(
    turns.map(
      ({ of, nextDue, skipped }): BoundQuery => [
        TAKE_TURN,
        {
          id: of.subscription.id,
          revision: of.revision,
          next: nextDue,
          day: skipped?.day ?? null,
          text: skipped?.text ?? null,
          waiting: Number(skipped?.waiting ?? false),
        },
      ],
    ),
  );
  return turns.filter((_, at) => taken[at]?.length === 1);
}

/** A digest, and whose it is. */
interface Owed {
  readonly of: Pick<Subscription, 'id' | 'channel'>;
  readonly digest: NewDigest;
}

async function insert(
  transaction: Queries,
  owed: readonly Owed[],
  { edition, now, restored, dialect }: Shared,
): Promise<void> {
  await transaction.many(owed.map(({ of }): BoundQuery => [PLACE, here(of.channel)]));
  const messages = owed.flatMap(({ of, digest }) =>
    digest.parts.map((message, part) => ({ ...message, of, digest, part })),
  );
  const rows = await transaction.many(
    messages.map(({ of, digest: { day, kind, expires }, part, payload }): BoundQuery => {
      const { id: subscription, channel } = of;
      const id = deliveryId({ channel, subscription, day, kind, part });
      const more = { part, marker: markerOf(id), payload, edition, now, expires: expires.epochMilliseconds };
      return [INSERT, { ...here(channel), subscription, day, kind, id, ...more }];
    }),
  );
  const seqOf = (at: number) => seqIn(rows[at]);
  await transaction.many(
    messages.flatMap(({ of, papers }, at): BoundQuery[] => {
      if (papers.length === 0) return [];
      return [[carry(dialect), { ...here(of.channel), papers: JSON.stringify(papers), seq: seqOf(at) }]];
    }),
  );
  for (const [at, { digest }] of messages.entries()) {
    const due = digest.due.epochMilliseconds;
    if (due <= (restored ?? 0)) await lookFirst(transaction, seqOf(at), due);
  }
}

function seqIn(rows: readonly DatabaseRow[] = []): number {
  return Number(rows[0]?.seq);
}

/** A delivery's marker: 22 characters of base64url, 132 bits of its id's SHA-256. */
export function markerOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 22);
}
