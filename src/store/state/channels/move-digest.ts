import { randomInt } from 'node:crypto';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import type { DatabaseRow, Driver } from '../driver.ts';
import { withdraw } from '../ledger/withdrawing.ts';
import { HERE, here } from './place.ts';
import { subscriptionId } from './subscription-id.ts';

type Which = Pick<Subscription, 'channel' | 'name'>;

const ONE = `SELECT * FROM subscription WHERE ${HERE} AND name = :name`;
const MOVE = `UPDATE subscription SET id = :new, workspace = :workspace, channel = :channel, name = :name, next_due = :next,
  revision = :revision, skip_day = NULL, skip_text = NULL, waiting = 0 WHERE id = :id RETURNING *`;

/** Moves a digest to another channel of its workspace, as `Subscriptions.move` says; its row as it is then. */
export function moveSubscription(
  driver: Driver,
  which: Which,
  { channel, name }: Which,
): Promise<DatabaseRow | undefined> {
  return driver.transaction(async (transaction) => {
    const row = await transaction.get(ONE, { ...here(which.channel), name: which.name });
    if (!row || (await transaction.get(ONE, { ...here(channel), name }))) return undefined;
    const id = String(row.id);
    const { wall } = await transaction.now();
    // What waited for the other channel is planned anew; what has arrived there settles its date.
    const next = (await withdraw(transaction, id, wall)) ? wall : Number(row.next_due);
    const { platform: _, ...place } = here(channel);
    const values = { ...place, id, new: subscriptionId(channel, name), name, next };
    return await transaction.get(MOVE, { ...values, revision: randomInt(2 ** 40) });
  });
}
