import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Follows } from '#core/follows.ts';
import { type Follow, Level, type Mute, Owner, ownerKey, TOPIC_LIMITS, topicOf } from '#core/topic.ts';
import { guarded, transaction } from '../sqlite.ts';

const FollowRow = z
  .object({ owner_data: z.string(), topic: z.string(), level: Level })
  .transform(
    (row): Follow => ({ owner: ownerOf(row.owner_data), topic: topicOf(row.topic), level: row.level }),
  );

const MuteRow = z
  .object({
    owner_data: z.string(),
    kind: z.enum(['topic', 'paper']),
    what: z.string(),
    until: z.number().nullable(),
  })
  .transform(({ owner_data, kind, what, until }): Mute => {
    const common = { owner: ownerOf(owner_data), ...(until === null ? {} : { until }) };
    return kind === 'topic' ? { ...common, kind, topic: topicOf(what) } : { ...common, kind, paper: what };
  });

/** Follows and mutes in the state's database, which is open and migrated. */
export function sqliteFollows(db: DatabaseSync, file: string): Follows {
  const ofOwner = db.prepare('SELECT * FROM follow WHERE owner = ? ORDER BY rowid');
  const all = db.prepare('SELECT * FROM follow ORDER BY rowid');
  const insert = db.prepare(
    `INSERT INTO follow (owner, key, topic, level, owner_data, platform, workspace) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (owner, key) DO UPDATE SET topic = excluded.topic, level = excluded.level`,
  );
  const remove = db.prepare('DELETE FROM follow WHERE owner = ? AND key = ?');
  const muted = db.prepare(
    'SELECT * FROM mute WHERE owner = ? AND (until IS NULL OR until > ?) ORDER BY rowid',
  );
  const putMute = db.prepare(
    `INSERT INTO mute (owner, kind, key, what, until, owner_data, platform, workspace) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (owner, kind, key) DO UPDATE SET until = excluded.until`,
  );
  const dropMute = db.prepare('DELETE FROM mute WHERE owner = ? AND kind = ? AND key = ?');
  return guarded(
    {
      of: async (owner) => ofOwner.all(ownerKey(owner)).map((row) => FollowRow.parse(row)),
      all: async () => all.all().map((row) => FollowRow.parse(row)),
      put: async (follow) =>
        transaction(db, () => {
          const { owner, topic, level } = follow;
          const key = ownerKey(owner);
          const have = ofOwner.all(key);
          const known = have.some((row) => row.key === topic.key);
          if (!known && have.length >= TOPIC_LIMITS[owner.kind]) return 'full';
          insert.run(key, topic.key, topic.text, level, ...columnsOf(owner));
          return known ? 'changed' : 'added';
        }),
      remove: async (owner, key) => remove.run(ownerKey(owner), key).changes > 0,
      mutes: async (owner, now) => muted.all(ownerKey(owner), now).map((row) => MuteRow.parse(row)),
      mute: async (mute) => {
        const [key, what] =
          mute.kind === 'topic' ? [mute.topic.key, mute.topic.text] : [mute.paper, mute.paper];
        putMute.run(ownerKey(mute.owner), mute.kind, key, what, mute.until ?? null, ...columnsOf(mute.owner));
      },
      unmute: async (owner, kind, key) => dropMute.run(ownerKey(owner), kind, key).changes > 0,
    },
    file,
  );
}

/** The owner as it is read back, and what rows of a workspace are found by. */
function columnsOf(owner: Owner): [data: string, platform: string, workspace: string | null] {
  const data = JSON.stringify(owner);
  return owner.kind === 'channel'
    ? [data, owner.channel.platform, owner.channel.workspace]
    : [data, owner.person.platform, null];
}

function ownerOf(data: string): Owner {
  return Owner.parse(JSON.parse(data));
}
