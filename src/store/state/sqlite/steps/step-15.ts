/** What whoever set a channel up has still to be told of a delivery there; how often somebody tried, and when the next may. */
export const STEP_15 = `
  CREATE TABLE notice (
    seq INTEGER PRIMARY KEY,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    reason TEXT NOT NULL,
    made INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL,
    next_try INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX notice_of_channel ON notice (platform, workspace, channel);
`;
