import { z } from 'zod';
import { type Channel, directMessages } from '#core/channel.ts';
import type { Follows } from '#core/topics/follows.ts';
import {
  type Follow,
  Level,
  MUTE_LIMITS,
  type Mute,
  type NewFollow,
  Owner,
  ownerKey,
  storedTopic,
  TOPIC_LIMITS,
} from '#core/topics/topic.ts';
import type { DatabaseRow, Driver, Queries } from '../driver.ts';
import { withdrawAlerts } from '../ledger/withdrawing.ts';
import { keepEnded } from './ended.ts';
import { ringingTopics } from './ringing-topics.ts';

const FollowRow = z
  .object({
    owner_data: z.string(),
    key: z.string(),
    topic: z.string(),
    level: Level,
    alert_since: z.number().nullish(),
  })
  .transform(
    (row): Follow => ({
      owner: ownerOf(row.owner_data),
      topic: storedTopic(row.topic, row.key),
      level: row.level,
      ...(typeof row.alert_since === 'number' ? { alertSince: row.alert_since } : {}),
    }),
  );

const MuteRow = z
  .object({
    owner_data: z.string(),
    kind: z.enum(['topic', 'paper']),
    key: z.string(),
    what: z.string(),
    until: z.number().nullable(),
  })
  .transform(({ owner_data, kind, key, what, until }): Mute => {
    const common = { owner: ownerOf(owner_data), ...(until === null ? {} : { until }) };
    return kind === 'topic'
      ? { ...common, kind, topic: storedTopic(what, key) }
      : { ...common, kind, paper: what };
  });

const OF = 'SELECT * FROM follow WHERE owner = :owner ORDER BY seq';
const ALL = 'SELECT * FROM follow ORDER BY seq';
const RINGING = `SELECT * FROM follow WHERE platform = :platform AND alert_since IS NOT NULL AND owner IN (
    SELECT DISTINCT owner FROM follow WHERE platform = :platform AND alert_since IS NOT NULL AND owner > :after
    ORDER BY owner LIMIT :limit)
  ORDER BY owner, seq`;
const ANY_RINGING = 'SELECT 1 FROM follow WHERE alert_since IS NOT NULL LIMIT 1';
const PUT = `INSERT INTO follow (owner, key, topic, level, owner_data, platform, workspace, alert_since)
  VALUES (:owner, :key, :topic, :level, :data, :platform, :workspace, :alert)
  ON CONFLICT (owner, key) DO UPDATE SET topic = excluded.topic, level = excluded.level,
    alert_since = excluded.alert_since`;
const REMOVE = 'DELETE FROM follow WHERE owner = :owner AND key = :key RETURNING *';
const MUTED = 'SELECT * FROM mute WHERE owner = :owner AND (until IS NULL OR until > :now) ORDER BY seq';
const OVER = 'DELETE FROM mute WHERE owner = :owner AND until <= :now';
const COUNT = 'SELECT count(*) AS count FROM mute WHERE owner = :owner AND kind = :kind AND key <> :key';
const MUTE = `INSERT INTO mute (owner, kind, key, what, until, owner_data, platform, workspace)
  VALUES (:owner, :kind, :key, :what, :until, :data, :platform, :workspace)
  ON CONFLICT (owner, kind, key) DO UPDATE SET until = excluded.until`;
const UNMUTE = 'DELETE FROM mute WHERE owner = :owner AND kind = :kind AND key = :key';

/** Follows and mutes, in the state's database. */
export function openFollows(driver: Driver): Follows {
  return {
    of: async (owner) => (await driver.all(OF, { owner: ownerKey(owner) })).map(followOf),
    all: async () => (await driver.all(ALL)).map(followOf),
    ringing: async (platform, after, limit) =>
      (await driver.all(RINGING, { platform, after, limit })).map(followOf),
    ringingTopics: (platform) => ringingTopics(driver, platform),
    isAnyRinging: async () => (await driver.get(ANY_RINGING)) !== undefined,
    put: (follow) => driver.transaction((transaction) => putFollow(transaction, follow)),
    remove: (owner, key, by) =>
      driver.transaction(async (transaction) => {
        const row = await transaction.get(REMOVE, { owner: ownerKey(owner), key });
        if (!row) return undefined;
        const channel = channelFor(owner);
        if (row.alert_since !== null) await withdrawAlerts(transaction, channel);
        return await keepEnded(transaction, { kind: 'follow', row, channel, by });
      }),
    mutes: async (owner, now) =>
      (await driver.all(MUTED, { owner: ownerKey(owner), now })).map((row) => MuteRow.parse(row)),
    mute: (mute, now) => driver.transaction((transaction) => keepMute(transaction, mute, now)),
    unmute: async (owner, kind, key) => (await driver.run(UNMUTE, { owner: ownerKey(owner), kind, key })) > 0,
  };
}

/** Mutes within a transaction. */
export async function keepMute(transaction: Queries, mute: Mute, now: number): Promise<'muted' | 'full'> {
  const { kind } = mute;
  const columns = columnsOf(mute.owner);
  const { owner } = columns;
  const [key, what] = mute.kind === 'topic' ? [mute.topic.key, mute.topic.text] : [mute.paper, mute.paper];
  const until = mute.until ?? null;
  await transaction.run(OVER, { owner, now });
  const others = Number((await transaction.get(COUNT, { owner, kind, key }))?.count);
  if (others >= MUTE_LIMITS[kind]) return 'full';
  await transaction.run(MUTE, { ...columns, kind, key, what, until });
  return 'muted';
}

/** Follows within a transaction. */
export async function putFollow(
  transaction: Queries,
  { owner, topic, level, alert }: NewFollow,
): Promise<'added' | 'changed' | 'full'> {
  const have = await transaction.all(OF, { owner: ownerKey(owner) });
  const known = have.find((row) => row.key === topic.key);
  if (!known && have.length >= TOPIC_LIMITS[owner.kind]) return 'full';
  const rang = typeof known?.alert_since === 'number' ? known.alert_since : null;
  const rings = alert === 'now' ? (rang ?? (await transaction.now()).wall) : alert === 'off' ? null : rang;
  const values = { ...columnsOf(owner), key: topic.key, topic: topic.text, level, alert: rings };
  await transaction.run(PUT, values);
  if (rang !== null && rings === null) await withdrawAlerts(transaction, channelFor(owner));
  return known ? 'changed' : 'added';
}

/** Where what an owner follows is told of. */
function channelFor(owner: Owner): Channel {
  return owner.kind === 'channel' ? owner.channel : directMessages(owner.person);
}

/** A row of `follow` as it was stored. */
export function followOf(row: DatabaseRow): Follow {
  return FollowRow.parse(row);
}

/** The owner's key, the owner as it is read back, and what rows of a workspace are found by. */
function columnsOf(owner: Owner) {
  const data = JSON.stringify(owner);
  const { platform, workspace } =
    owner.kind === 'channel' ? owner.channel : { platform: owner.person.platform, workspace: null };
  return { owner: ownerKey(owner), data, platform, workspace };
}

function ownerOf(data: string): Owner {
  return Owner.parse(JSON.parse(data));
}
