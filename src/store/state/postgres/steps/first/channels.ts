/** What channels have ordered, who manages them, what removed the app, and what was just ended. */
export const CHANNELS = `
  CREATE TABLE subscription (
    id TEXT COLLATE "C" PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    workspace TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    data TEXT NOT NULL,
    revision BIGINT NOT NULL,
    paused BIGINT NOT NULL,
    next_due BIGINT NOT NULL,
    skip_day TEXT,
    skip_text TEXT,
    waiting BIGINT NOT NULL DEFAULT 0,
    UNIQUE (platform, workspace, channel, name)
  );
  CREATE INDEX subscription_due ON subscription (platform, next_due, id) WHERE paused = 0;
  CREATE INDEX subscription_any_due ON subscription (next_due) WHERE paused = 0;
  CREATE TABLE channel_admin (
    platform TEXT COLLATE "C" NOT NULL,
    workspace TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (platform, workspace, channel)
  );
  CREATE TABLE removal (
    platform TEXT COLLATE "C" NOT NULL,
    workspace TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (platform, workspace)
  );
  CREATE TABLE ended (
    key TEXT COLLATE "C" NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    workspace TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (platform, key)
  );
  CREATE INDEX ended_of_channel ON ended (platform, workspace, channel);
  CREATE INDEX ended_of_person ON ended (platform, person);
  CREATE INDEX ended_at ON ended (at);
`;
