/** Follows and mutes; `owner` is an owner's key, `owner_data` the owner itself, `workspace` is null for a person. */
export const FOLLOW_TABLES = `
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
`;
