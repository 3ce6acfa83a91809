/** Which papers were linked to in which messages of a channel, and the workspaces in which links are answered. */
export const LINKED = `
  CREATE TABLE linked (
    platform TEXT COLLATE "C" NOT NULL,
    workspace TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    paper TEXT COLLATE "C" NOT NULL,
    message TEXT COLLATE "C" NOT NULL,
    address TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (platform, workspace, channel, paper, message)
  );
  CREATE INDEX linked_at ON linked (at);
  CREATE INDEX linked_newest ON linked (platform, workspace, channel, at);
  CREATE TABLE links_answered (
    platform TEXT COLLATE "C" NOT NULL,
    workspace TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (platform, workspace)
  );
`;
