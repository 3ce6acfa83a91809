/** The first seven steps, as releases up to November 2026 have run them: they are never edited. */
export const FIRST_STEPS: readonly string[] = [
  // The ledger. Times are epoch milliseconds; the names of two end in `wall` and `tick`, the two clocks of a `Moment`.
  `
  CREATE TABLE delivery (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    part INTEGER NOT NULL,
    state TEXT NOT NULL,
    marker TEXT NOT NULL UNIQUE,
    payload TEXT,
    planned INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    next_try INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    owner TEXT,
    fence INTEGER NOT NULL DEFAULT 0,
    attempt_wall INTEGER,
    attempt_tick INTEGER,
    leased_wall INTEGER,
    leased_tick INTEGER,
    ref TEXT,
    error TEXT,
    UNIQUE (platform, workspace, channel, day, kind, part)
  ) STRICT;
  CREATE INDEX delivery_waiting ON delivery (platform, next_try) WHERE state IN ('planned', 'retry');
  CREATE INDEX delivery_expiring ON delivery (expires) WHERE state IN ('planned', 'retry');
  CREATE INDEX delivery_sending ON delivery (platform, next_try) WHERE state = 'sending';
  CREATE INDEX delivery_planned ON delivery (planned, state);

  CREATE TRIGGER delivery_moves BEFORE UPDATE OF state ON delivery
  WHEN OLD.state || '>' || NEW.state NOT IN (
    'planned>sending', 'planned>failed', 'retry>sending', 'retry>failed',
    'sending>sending', 'sending>sent', 'sending>retry', 'sending>failed', 'sending>uncertain'
  )
  BEGIN SELECT RAISE(ABORT, 'a delivery cannot move so'); END;

  CREATE TABLE carried (
    delivery TEXT NOT NULL REFERENCES delivery ON DELETE CASCADE,
    paper TEXT NOT NULL,
    PRIMARY KEY (delivery, paper)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE channel_pause (
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL,
    tried INTEGER NOT NULL,
    next_try INTEGER NOT NULL,
    times INTEGER NOT NULL,
    told INTEGER NOT NULL,
    PRIMARY KEY (platform, workspace, channel)
  ) STRICT, WITHOUT ROWID;
  `,
  // `owner` is an owner’s key, `owner_data` the owner itself, `workspace` is null for a person.
  `
  CREATE TABLE follow (
    rowid INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    topic TEXT NOT NULL,
    level TEXT NOT NULL,
    owner_data TEXT NOT NULL,
    platform TEXT NOT NULL,
    workspace TEXT,
    UNIQUE (owner, key)
  ) STRICT;
  CREATE INDEX follow_workspace ON follow (platform, workspace);
  CREATE TABLE mute (
    rowid INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    what TEXT NOT NULL,
    until INTEGER,
    owner_data TEXT NOT NULL,
    platform TEXT NOT NULL,
    workspace TEXT,
    UNIQUE (owner, kind, key)
  ) STRICT;
  CREATE INDEX mute_workspace ON mute (platform, workspace);
`,
  // `data` is the subscription without its channel.
  `
  CREATE TABLE subscription (
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    data TEXT NOT NULL,
    paused INTEGER NOT NULL,
    next_due INTEGER NOT NULL,
    quiet_day TEXT,
    quiet_text TEXT,
    PRIMARY KEY (platform, workspace, channel)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX subscription_due ON subscription (next_due) WHERE paused = 0;
`,
  `
  CREATE TABLE keyv (
    namespace TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, expires INTEGER,
    PRIMARY KEY (namespace, key)
  ) WITHOUT ROWID;
  CREATE INDEX keyv_expires ON keyv (expires) WHERE expires IS NOT NULL;
`,
  // Who delivers now, and when that was last renewed, by both clocks.
  `
  CREATE TABLE lease (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    owner TEXT NOT NULL,
    wall INTEGER NOT NULL,
    tick INTEGER NOT NULL
  ) STRICT;
`,
  // `owner` is the key of a person, whose rows belong to no workspace.
  `
  CREATE TABLE saved (
    owner TEXT NOT NULL,
    paper TEXT NOT NULL,
    data TEXT NOT NULL,
    at INTEGER NOT NULL,
    platform TEXT NOT NULL,
    workspace TEXT,
    PRIMARY KEY (owner, paper)
  ) STRICT;
`,
  // `person` is an id of the channel’s platform.
  `
  CREATE TABLE channel_admin (
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (platform, workspace, channel)
  ) STRICT, WITHOUT ROWID;
`,
];
