import { randomInt } from 'node:crypto';
import type { Channel, Person } from '#core/channel.ts';
import {
  type NewSubscription,
  SUBSCRIPTION_DEFAULTS,
  Subscription,
} from '#core/subscriptions/subscription.ts';
import type { Scheduled, Skipped, Subscriptions } from '#core/subscriptions/subscriptions.ts';
import type { DatabaseRow, Driver, Queries } from '../driver.ts';
import { FOR_GOOD } from '../ledger/channel-pause.ts';
import { withdraw } from '../ledger/withdrawing.ts';
import { keepEnded } from '../preferences/ended.ts';
import { moveSubscription } from './move-digest.ts';
import { channelOfRow, HERE, here } from './place.ts';
import { subscriptionId } from './subscription-id.ts';

const ALL = `SELECT * FROM subscription WHERE ${HERE} ORDER BY name <> :first, name`;
const PUT = `INSERT INTO subscription (id, platform, workspace, channel, name, data, revision, paused, next_due)
  VALUES (:id, :platform, :workspace, :channel, :name, :data, :revision, :paused, :next)
  ON CONFLICT (platform, workspace, channel, name) DO UPDATE SET data = excluded.data, paused = excluded.paused,
    next_due = excluded.next_due, revision = subscription.revision + 1, skip_day = NULL, skip_text = NULL, waiting = 0
  RETURNING id`;
const CHANGE = 'UPDATE subscription SET data = :data, revision = revision + 1 WHERE id = :id';
const REMOVE = `DELETE FROM subscription WHERE ${HERE} AND name = :name RETURNING *`;
const IS_DUE = `paused = 0 AND next_due <= :now AND NOT EXISTS (
  SELECT 1 FROM channel_pause p WHERE p.platform = s.platform AND p.workspace = s.workspace
    AND p.channel = s.channel AND p.next_try = ${FOR_GOOD})`;
const DUE = `SELECT * FROM subscription s WHERE platform = :platform AND ${IS_DUE} ORDER BY next_due, id LIMIT :limit`;
const ANY_DUE = `SELECT 1 FROM subscription s WHERE ${IS_DUE} LIMIT 1`;
const PAGE = 'SELECT * FROM subscription WHERE platform = :platform AND id > :after ORDER BY id LIMIT :limit';
const RESCHEDULE = `UPDATE subscription SET next_due = :next, data = :data, revision = revision + 1
  WHERE id = :id AND revision = :revision`;
const OF_WORKSPACE = `SELECT * FROM subscription WHERE platform = :platform AND workspace = :workspace
  ORDER BY channel, name <> :first, name`;
const CHANNELS = 'SELECT DISTINCT platform, workspace, channel FROM subscription WHERE platform = :platform';

/** Subscriptions in the state's database. */
export function openSubscriptions(driver: Driver): Subscriptions {
  const now = async () => (await driver.now()).wall;
  return {
    of: async (channel, id) => {
      const found = await all(driver, channel);
      const row = id === undefined ? found[0] : found.find((each) => each.id === id);
      return row && subscriptionOf(row);
    },
    all: async (channel) => (await all(driver, channel)).map(scheduledOf),
    put: (ordered, nextDue, { withdraws = ordered.paused } = { withdraws: ordered.paused }) =>
      driver.transaction((transaction) => putSubscription(transaction, ordered, { nextDue, withdraws })),
    change: (subscription) => changeSubscription(driver, subscription),
    remove: (which, by) => remove(driver, which, by),
    due: async (platform, limit) =>
      (await driver.all(DUE, { platform, now: await now(), limit })).map(scheduledOf),
    isAnyDue: async () => (await driver.get(ANY_DUE, { now: await now() })) !== undefined,
    page: async (platform, after, limit) =>
      (await driver.all(PAGE, { platform, after, limit })).map(scheduledOf),
    reschedule: (changes) =>
      driver.transaction(async (transaction) => {
        for (const { of, nextDue, since } of changes) {
          const { id } = of.subscription;
          const data = dataOf({ ...of.subscription, since });
          await transaction.run(RESCHEDULE, { id, revision: of.revision, next: nextDue, data });
        }
      }),
    ofWorkspace: async (platform, workspace) => {
      const values = { platform, workspace, first: SUBSCRIPTION_DEFAULTS.name };
      return (await driver.all(OF_WORKSPACE, values)).map(scheduledOf);
    },
    move: async (which, to) => {
      const row = await moveSubscription(driver, which, to);
      return row && subscriptionOf(row);
    },
    channels: async (platform) => (await driver.all(CHANNELS, { platform })).map(channelOfRow),
  };
}

function all(queries: Queries, channel: Channel): Promise<readonly DatabaseRow[]> {
  return queries.all(ALL, { ...here(channel), first: SUBSCRIPTION_DEFAULTS.name });
}

/** Sets one within a transaction. */
export async function putSubscription(
  transaction: Queries,
  ordered: NewSubscription,
  { nextDue, withdraws }: { nextDue: number; withdraws: boolean },
): Promise<Subscription> {
  const { channel, name, paused } = ordered;
  const data = dataOf(ordered);
  // One that ended and is ordered anew has the same id, and is not the one that somebody has read before.
  const revision = randomInt(2 ** 40);
  const more = { id: subscriptionId(channel, name), name, data, revision };
  const values = { ...here(channel), ...more, paused: Number(paused), next: nextDue };
  const id = String((await transaction.get(PUT, values))?.id);
  if (withdraws) await withdraw(transaction, id, (await transaction.now()).wall);
  return { ...ordered, id };
}

/** Changes what of one does not say when; false where it has ended. */
export async function changeSubscription(queries: Queries, subscription: Subscription): Promise<boolean> {
  return (await queries.run(CHANGE, { id: subscription.id, data: dataOf(subscription) })) > 0;
}

function remove(
  driver: Driver,
  { channel, name }: Pick<Subscription, 'channel' | 'name'>,
  by: Person,
): Promise<string | undefined> {
  return driver.transaction(async (transaction) => {
    const row = await transaction.get(REMOVE, { ...here(channel), name });
    if (!row) return undefined;
    const { wall } = await transaction.now();
    // Whoever brings it back before its hour is over gets what was withdrawn, planned anew.
    const next_due = (await withdraw(transaction, String(row.id), wall)) ? wall : row.next_due;
    return await keepEnded(transaction, { kind: 'subscription', row: { ...row, next_due }, channel, by });
  });
}

/** What of a subscription no column has. */
function dataOf(subscription: NewSubscription & { readonly id?: string }): string {
  const { id: _, channel: __, name: ___, ...data } = subscription;
  return JSON.stringify(data);
}

/** A row of `subscription`; what an older version stored lacks what was added since. */
export function subscriptionOf(row: DatabaseRow): Subscription {
  const data: unknown = JSON.parse(String(row.data));
  const { id, name } = row;
  return Subscription.parse({
    ...SUBSCRIPTION_DEFAULTS,
    ...(data as object),
    id,
    name,
    channel: channelOfRow(row),
  });
}

function scheduledOf(row: DatabaseRow): Scheduled {
  const skipped = skippedOf(row);
  return {
    subscription: subscriptionOf(row),
    revision: Number(row.revision),
    nextDue: Number(row.next_due),
    ...(skipped ? { skipped } : {}),
  };
}

function skippedOf({ skip_day, skip_text, waiting }: DatabaseRow): Skipped | undefined {
  if (typeof skip_day !== 'string') return undefined;
  return { day: skip_day, text: String(skip_text), waiting: waiting === 1 };
}
