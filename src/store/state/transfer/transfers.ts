import { z } from 'zod';
import type { Channel } from '#core/channel.ts';
import { MOST_DIGESTS } from '#core/subscriptions/digest-names.ts';
import type { ImportedDigest, ImportedSettings, Transfers } from '#core/subscriptions/transfer/transfers.ts';
import { Owner } from '#core/topics/topic.ts';
import { nameManagersIn } from '../channels/managers.ts';
import { channelOfRow, HERE, here } from '../channels/place.ts';
import { changeSubscription, putSubscription } from '../channels/subscriptions.ts';
import type { Driver, Queries } from '../driver.ts';
import { keepMute, putFollow } from '../preferences/follows.ts';

const ORDERED = `SELECT DISTINCT platform, workspace, channel FROM subscription
  WHERE platform = :platform AND workspace = :workspace ORDER BY channel LIMIT :limit`;
const OWNED = ['follow', 'mute'].map(
  (table) => `SELECT DISTINCT owner, owner_data FROM ${table}
    WHERE platform = :platform AND workspace = :workspace ORDER BY owner LIMIT :limit`,
);
const COUNT = `SELECT count(*) AS count FROM subscription WHERE ${HERE}`;

/** Imports and exports in the state's database. */
export function openTransfers(driver: Driver): Transfers {
  return {
    async places(platform, workspace, limit) {
      const values = { platform, workspace, limit };
      const ordered = (await driver.all(ORDERED, values)).map(channelOfRow);
      const owned = (await Promise.all(OWNED.map((sql) => driver.all(sql, values)))).flat();
      const all = [...ordered, ...owned.flatMap(({ owner_data }) => channelIn(String(owner_data)))];
      return [...new Map(all.map((channel) => [channel.id, channel])).values()].slice(0, limit);
    },
    apply: (settings, now) => applyAll(driver, settings, now),
  };
}

function channelIn(owner: string): Channel[] {
  const read = z.preprocess((text) => JSON.parse(String(text)), Owner).parse(owner);
  return read.kind === 'channel' ? [read.channel] : [];
}

/** Undoes a transaction in which there was no room. */
const NO_ROOM = new Error('no room for what is imported');

async function applyAll(
  driver: Driver,
  { digests, follows, mutes, managers }: ImportedSettings,
  now: number,
): Promise<'done' | 'full'> {
  try {
    await driver.transaction(async (transaction) => {
      for (const digest of digests) await putDigest(transaction, digest);
      for (const follow of follows) if ((await putFollow(transaction, follow)) === 'full') throw NO_ROOM;
      for (const mute of mutes) if ((await keepMute(transaction, mute, now)) === 'full') throw NO_ROOM;
      if (managers) await nameManagersIn(transaction, managers);
    });
    return 'done';
  } catch (error) {
    if (error === NO_ROOM) return 'full';
    throw error;
  }
}

async function putDigest(transaction: Queries, digest: ImportedDigest): Promise<void> {
  // One that ended meanwhile is ordered anew.
  if ('change' in digest && (await changeSubscription(transaction, digest.change))) return;
  const ordered = 'change' in digest ? digest.change : digest.put;
  await putSubscription(transaction, ordered, { nextDue: digest.nextDue, withdraws: ordered.paused });
  const row = await transaction.get(COUNT, here(ordered.channel));
  if (Number(row?.count) > MOST_DIGESTS) throw NO_ROOM;
}
