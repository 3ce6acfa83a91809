/** What somebody ended a moment ago: a row of another table as it was, where it belongs, and who has ended it. */
export const STEP_11 = `
  CREATE TABLE ended (
    key TEXT NOT NULL,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (platform, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ended_of_channel ON ended (platform, workspace, channel);
  CREATE INDEX ended_of_person ON ended (platform, person);
  CREATE INDEX ended_at ON ended (at);
`;
