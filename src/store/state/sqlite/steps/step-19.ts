/** Whom workspaces let set their channels up; a row without anybody says that a workspace has named some. */
export const STEP_19 = `
  CREATE TABLE manager (
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    who TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (platform, workspace, who)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX manager_who ON manager (platform, who);
`;
