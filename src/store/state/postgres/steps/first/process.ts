/** What the programs keep for each other: editions, the clock, roles, answers and the commands behind buttons. */
export const PROCESS = `
  CREATE TABLE edition (
    id TEXT COLLATE "C" PRIMARY KEY,
    seq BIGINT NOT NULL,
    lists TEXT NOT NULL,
    made BIGINT NOT NULL
  );
  CREATE INDEX edition_seq ON edition (seq);
  CREATE TABLE restored (at BIGINT NOT NULL);
  CREATE TABLE clock (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    wall BIGINT NOT NULL,
    tick BIGINT NOT NULL,
    boot TEXT NOT NULL
  );
  CREATE TABLE lease (
    name TEXT COLLATE "C" PRIMARY KEY,
    owner TEXT COLLATE "C" NOT NULL,
    wall BIGINT NOT NULL,
    tick BIGINT NOT NULL,
    boot TEXT NOT NULL
  );
  CREATE TABLE keyv (
    namespace TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    value TEXT NOT NULL,
    expires BIGINT,
    PRIMARY KEY (namespace, key)
  );
  CREATE INDEX keyv_expires ON keyv (expires) WHERE expires IS NOT NULL;
  CREATE TABLE seen (
    id TEXT COLLATE "C" PRIMARY KEY,
    at BIGINT NOT NULL,
    owner TEXT COLLATE "C",
    wall BIGINT NOT NULL DEFAULT 0,
    tick BIGINT NOT NULL DEFAULT 0,
    boot TEXT NOT NULL DEFAULT ''
  );
  CREATE INDEX seen_at ON seen (at);
  CREATE TABLE button (
    key TEXT COLLATE "C" NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    workspace TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    command TEXT NOT NULL,
    kept BIGINT NOT NULL,
    PRIMARY KEY (key, platform, workspace, channel, person)
  );
  CREATE INDEX button_of_channel ON button (platform, workspace, channel);
  CREATE INDEX button_of_person ON button (platform, person);
  CREATE INDEX button_kept ON button (kept);
`;
