/** Workspaces that removed the app, and when that was heard; what is kept of them goes some days later. */
export const STEP_10 = `
  CREATE TABLE removal (
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (platform, workspace)
  ) STRICT, WITHOUT ROWID;
`;
