/** Which papers were linked to in which messages of a channel, and the workspaces in which links are answered. */
export const STEP_18 = `
  CREATE TABLE linked (
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    paper TEXT NOT NULL,
    message TEXT NOT NULL,
    address TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (platform, workspace, channel, paper, message)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX linked_at ON linked (at);
  CREATE INDEX linked_newest ON linked (platform, workspace, channel, at);
  CREATE TABLE links_answered (
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (platform, workspace)
  ) STRICT, WITHOUT ROWID;
`;
