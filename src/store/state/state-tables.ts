/** The tables of state.sqlite, a step a release that changed them; a step that was released is never edited. */
export const MIGRATIONS: readonly string[] = [
  // Times are epoch milliseconds; the names of two end in `wall` and `tick`, the two clocks of a `Moment`.
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
];
