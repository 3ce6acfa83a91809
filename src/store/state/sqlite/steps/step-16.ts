/** What links that nobody can guess open: by hashes of their tokens, which are told once. */
export const STEP_16 = `
  CREATE TABLE link (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    made INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX link_of_channel ON link (platform, workspace, channel);
`;
