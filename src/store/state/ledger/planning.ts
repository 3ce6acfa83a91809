import { createHash } from 'node:crypto';
import { deliveryId } from '#core/delivery/delivery.ts';
import type { Lists, NewDigest, Turn } from '#core/delivery/ledger.ts';
import type { Scheduled } from '#core/subscriptions/subscriptions.ts';
import { HERE, here } from '../channels/place.ts';
import type { Dialect } from '../dialect.ts';
import type { Driver, Queries } from '../driver.ts';
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
  readonly edition: string;
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
      await insert(transaction, turn.of, turn.digest, shared);
      planned += 1;
    }
    return planned;
  }, 'rows');
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
  { subscription: { id: subscription, channel } }: Scheduled,
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
