import type { Channel } from '#core/channel.ts';
import { type Owner, ownerKey } from '#core/topics/topic.ts';
import type { Driver, Queries, QueryValues } from '../driver.ts';
import { HERE, here } from './place.ts';
import { subscriptionId } from './subscription-id.ts';

/** What there is one of in a channel, and by which columns more of it are told apart. */
const BY_CHANNEL = {
  channel_pause: [],
  channel_admin: [],
  button: ['key', 'person'],
  press: ['person', 'paper'],
  link: ['hash'],
  linked: ['paper', 'message'],
} as const;
const BY_OWNER = { follow: ['key'], mute: ['kind', 'key'] } as const;

const SUBSCRIPTIONS = `SELECT id, name FROM subscription WHERE ${HERE}`;
const OF_NAME = `SELECT 1 FROM subscription WHERE ${HERE} AND name = :name`;
const MOVE_SUBSCRIPTION = `UPDATE subscription SET id = :new, channel = :to, revision = revision + 1 WHERE id = :id`;
const ITS_DELIVERIES = 'UPDATE delivery SET subscription = :new WHERE subscription = :id';
const DELIVERIES = `UPDATE delivery SET channel = :to WHERE ${HERE}`;
const NOTICES = `UPDATE notice SET channel = :to WHERE ${HERE}`;
const PLACE = `SELECT id FROM place WHERE ${HERE}`;
const MOVE_PLACE = `UPDATE place SET channel = :to WHERE ${HERE}`;
const CARRY = `INSERT INTO carried (place, paper, delivery) SELECT :new, paper, delivery FROM carried WHERE place = :old
  ON CONFLICT DO NOTHING`;

/** Gives everything of a channel to another id of it, all in one transaction: what the platform calls it has changed. What is there by the new id already stays; what was ended a moment ago is not brought back any more. */
export function moveChannel(driver: Driver, from: Channel, to: Channel): Promise<void> {
  const values = { ...here(from), to: to.id };
  return driver.transaction(async (transaction) => {
    await moveSubscriptions(transaction, from, to);
    await transaction.run(DELIVERIES, values);
    await transaction.run(NOTICES, values);
    await movePlace(transaction, from, to);
    for (const [table, columns] of Object.entries(BY_CHANNEL)) {
      const isThere = `${HERE.replace(':channel', ':to')}${same(columns)}`;
      await take(transaction, table, { set: 'channel = :to', of: HERE, isThere }, values);
    }
    for (const [table, columns] of Object.entries(BY_OWNER)) {
      const owner: Owner = { kind: 'channel', channel: to };
      const owned = { old: ownerKey({ kind: 'channel', channel: from }), owner: ownerKey(owner) };
      const set = 'owner = :owner, owner_data = :data';
      const rows = { set, of: 'owner = :old', isThere: `owner = :owner${same(columns)}` };
      await take(transaction, table, rows, { ...owned, data: JSON.stringify(owner) });
    }
    await transaction.run(`DELETE FROM ended WHERE ${HERE}`, here(from));
  });
}

function same(columns: readonly string[]): string {
  return columns.map((column) => ` AND o.${column} = t.${column}`).join('');
}

/** Moves rows of a table, and deletes those that are there already. */
async function take(
  transaction: Queries,
  table: string,
  { set, of, isThere }: { set: string; of: string; isThere: string },
  values: QueryValues,
): Promise<void> {
  const free = `NOT EXISTS (SELECT 1 FROM ${table} o WHERE ${isThere})`;
  await transaction.run(`UPDATE ${table} AS t SET ${set} WHERE ${of} AND ${free}`, values);
  const left = Object.fromEntries(
    Object.entries(values).filter(([name]) => new RegExp(`:${name}\\b`).test(of)),
  );
  await transaction.run(`DELETE FROM ${table} WHERE ${of}`, left);
}

async function moveSubscriptions(transaction: Queries, from: Channel, to: Channel): Promise<void> {
  for (const { id, name } of await transaction.all(SUBSCRIPTIONS, here(from))) {
    const old = String(id);
    if (await transaction.get(OF_NAME, { ...here(to), name: String(name) })) {
      await transaction.run('DELETE FROM subscription WHERE id = :id', { id: old });
      continue;
    }
    const ids = { id: old, new: subscriptionId(to, String(name)) };
    await transaction.run(MOVE_SUBSCRIPTION, { ...ids, to: to.id });
    await transaction.run(ITS_DELIVERIES, ids);
  }
}

/** What it was given is known by its place, which may be there already. */
async function movePlace(transaction: Queries, from: Channel, to: Channel): Promise<void> {
  const [old, known] = [await transaction.get(PLACE, here(from)), await transaction.get(PLACE, here(to))];
  if (!old) return;
  if (!known) return void (await transaction.run(MOVE_PLACE, { ...here(from), to: to.id }));
  await transaction.run(CARRY, { new: Number(known.id), old: Number(old.id) });
  await transaction.run('DELETE FROM carried WHERE place = :old', { old: Number(old.id) });
  await transaction.run('DELETE FROM place WHERE id = :old', { old: Number(old.id) });
}
