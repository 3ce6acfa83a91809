/** What links that nobody can guess open. */
export const LINKS = `
  CREATE TABLE link (
    hash TEXT COLLATE "C" PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    workspace TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    made BIGINT NOT NULL
  );
  CREATE INDEX link_of_channel ON link (platform, workspace, channel);
`;
