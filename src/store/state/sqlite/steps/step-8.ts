// Names that end in `wall`, `tick` and `boot` are the parts of a `Moment`; '' is a boot that nobody knows any more.

/** Subscriptions with ids of their own, by a function that never changes; `data` is a subscription without id, channel and name. */
const SUBSCRIPTIONS = `
  CREATE TABLE subscription_8 (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    data TEXT NOT NULL,
    revision INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    next_due INTEGER NOT NULL,
    skip_day TEXT,
    skip_text TEXT,
    waiting INTEGER NOT NULL DEFAULT 0,
    UNIQUE (platform, workspace, channel, name)
  ) STRICT;
  INSERT INTO subscription_8
    SELECT subscription_id(platform, workspace, channel, 'daily'), platform, workspace, channel, 'daily', data, 1, paused, next_due,
      quiet_day, quiet_text, 0 FROM subscription;
  DROP TABLE subscription;
  ALTER TABLE subscription_8 RENAME TO subscription;
  CREATE INDEX subscription_due ON subscription (platform, next_due, id) WHERE paused = 0;
  CREATE INDEX subscription_any_due ON subscription (next_due) WHERE paused = 0;
`;

/**
 * Deliveries of subscriptions, in the order in which they were planned. Those of before keep their ids and markers: what
 * is in flight is found by them. Theirs is the channel's subscription of today; '' where it has none.
 */
const DELIVERIES = `
  CREATE TABLE carried_7 AS SELECT delivery, paper FROM carried;
  DROP TABLE carried;
  ALTER TABLE delivery RENAME TO delivery_7;
  CREATE TABLE delivery (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    subscription TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    part INTEGER NOT NULL,
    state TEXT NOT NULL,
    marker TEXT NOT NULL UNIQUE,
    payload TEXT,
    edition TEXT,
    planned INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    next_try INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    owner TEXT,
    fence INTEGER NOT NULL DEFAULT 0,
    attempt_wall INTEGER,
    attempt_tick INTEGER,
    attempt_boot TEXT NOT NULL DEFAULT '',
    leased_wall INTEGER,
    leased_tick INTEGER,
    leased_boot TEXT NOT NULL DEFAULT '',
    ref TEXT,
    error TEXT
  ) STRICT;
  INSERT INTO delivery (id, platform, workspace, channel, subscription, day, kind, part, state, marker, payload,
      planned, expires, next_try, changed, attempts, owner, fence, attempt_wall, attempt_tick, attempt_boot,
      leased_wall, leased_tick, leased_boot, ref, error)
    SELECT d.id, d.platform, d.workspace, d.channel, coalesce(s.id, ''), d.day, d.kind, d.part, d.state, d.marker,
      CASE WHEN d.state IN ('sent', 'failed', 'uncertain') THEN NULL ELSE d.payload END,
      d.planned, d.expires, d.next_try, d.changed, d.attempts, d.owner, d.fence, d.attempt_wall, d.attempt_tick, '',
      d.leased_wall, d.leased_tick, '', d.ref, d.error
    FROM delivery_7 d LEFT JOIN subscription s
      ON s.platform = d.platform AND s.workspace = d.workspace AND s.channel = d.channel AND s.name = 'daily'
    ORDER BY d.rowid;
  DROP TABLE delivery_7;
  CREATE INDEX delivery_of_channel ON delivery (platform, workspace, channel, day);
  CREATE INDEX delivery_of_subscription ON delivery (subscription, seq);
  CREATE INDEX delivery_waiting ON delivery (platform, next_try, seq) WHERE state IN ('planned', 'retry');
  CREATE INDEX delivery_expiring ON delivery (expires) WHERE state IN ('planned', 'retry');
  CREATE INDEX delivery_sending ON delivery (platform, next_try) WHERE state = 'sending';
  CREATE INDEX delivery_planned ON delivery (planned, state);

  CREATE TRIGGER delivery_moves BEFORE UPDATE OF state ON delivery
  WHEN OLD.state || '>' || NEW.state NOT IN (
    'planned>sending', 'planned>failed', 'retry>sending', 'retry>failed',
    'sending>sending', 'sending>sent', 'sending>retry', 'sending>failed', 'sending>uncertain'
  )
  BEGIN SELECT RAISE(ABORT, 'a delivery cannot move so'); END;

  -- Whoever had unsubscribed was told that nothing more comes.
  UPDATE delivery SET state = 'failed', error = 'withdrawn', payload = NULL
    WHERE subscription = '' AND state IN ('planned', 'retry');
`;

/** What a channel was given, found by its papers; a number stands for the channel, as there are millions of rows. */
const CARRIED = `
  CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    UNIQUE (platform, workspace, channel)
  ) STRICT;
  INSERT INTO place (platform, workspace, channel) SELECT DISTINCT platform, workspace, channel FROM delivery;
  CREATE TABLE carried (
    place INTEGER NOT NULL,
    paper TEXT NOT NULL,
    delivery INTEGER NOT NULL REFERENCES delivery ON DELETE CASCADE,
    PRIMARY KEY (place, paper, delivery)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO carried SELECT p.id, c.paper, d.seq FROM carried_7 c JOIN delivery d ON d.id = c.delivery
    JOIN place p ON p.platform = d.platform AND p.workspace = d.workspace AND p.channel = d.channel;
  DROP TABLE carried_7;
  CREATE INDEX carried_by ON carried (delivery);
`;

/** The lists that digests were made from; when the file was a backup; when the clock was looked at last; whose roles are whose. */
const PLANNING = `
  CREATE TABLE edition (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, lists TEXT NOT NULL, made INTEGER NOT NULL) STRICT;
  CREATE INDEX edition_seq ON edition (seq);
  CREATE TABLE restored (at INTEGER NOT NULL) STRICT;
  CREATE TABLE clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    wall INTEGER NOT NULL,
    tick INTEGER NOT NULL,
    boot TEXT NOT NULL
  ) STRICT;
  DROP TABLE lease;
  CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    wall INTEGER NOT NULL,
    tick INTEGER NOT NULL,
    boot TEXT NOT NULL
  ) STRICT;
`;

/** Which events were seen, and the commands behind buttons: until now they were documents of a store, without owners. */
const REMEMBERED = `
  CREATE TABLE seen (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  CREATE INDEX seen_at ON seen (at);
  INSERT OR IGNORE INTO seen SELECT seen_id(key ->> '$'), expires - 2 * 86400000 FROM keyv
    WHERE namespace = '"seen"' AND expires IS NOT NULL;
  CREATE TABLE button (
    key TEXT NOT NULL,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    command TEXT NOT NULL,
    kept INTEGER NOT NULL,
    PRIMARY KEY (key, platform, workspace, channel, person)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX button_of_channel ON button (platform, workspace, channel);
  CREATE INDEX button_of_person ON button (platform, person);
  CREATE INDEX button_kept ON button (kept);
  UPDATE keyv SET namespace = '"facts"' WHERE namespace = '"memory"' AND key = '"discord:application"';
  INSERT INTO button SELECT key ->> '$', '', '', '', '', value ->> '$.value', expires - 30 * 86400000 FROM keyv
    WHERE namespace = '"memory"' AND expires IS NOT NULL AND json_valid(value) AND value ->> '$.value' IS NOT NULL;
  DELETE FROM keyv WHERE namespace IN ('"seen"', '"memory"');
`;

/** What has an order keeps it in a column. */
const ORDERED = `
  ALTER TABLE follow RENAME COLUMN rowid TO seq;
  ALTER TABLE mute RENAME COLUMN rowid TO seq;
  CREATE TABLE saved_8 (
    seq INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    paper TEXT NOT NULL,
    data TEXT NOT NULL,
    at INTEGER NOT NULL,
    platform TEXT NOT NULL,
    workspace TEXT,
    UNIQUE (owner, paper)
  ) STRICT;
  INSERT INTO saved_8 (owner, paper, data, at, platform, workspace)
    SELECT owner, paper, data, at, platform, workspace FROM saved ORDER BY rowid;
  DROP TABLE saved;
  ALTER TABLE saved_8 RENAME TO saved;
`;

/** A file that was rewritten so is made anew once it is open: its freed pages hold what was forgotten. A new one has nothing to hide. */
const CHORES = `
  CREATE TABLE chore (name TEXT PRIMARY KEY) STRICT;
  INSERT INTO chore SELECT 'vacuum' FROM pragma_user_version WHERE user_version > 0;
`;

/** Subscriptions with ids, moments with boots, editions, named roles; and nothing kept that forgetting does not find. */
export const STEP_8 = [SUBSCRIPTIONS, DELIVERIES, CARRIED, PLANNING, REMEMBERED, ORDERED, CHORES].join('');
