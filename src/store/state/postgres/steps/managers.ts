/** Whom workspaces let set their channels up; a row without anybody says that a workspace has named some. */
export const MANAGERS = `
  CREATE TABLE manager (
    platform TEXT COLLATE "C" NOT NULL,
    workspace TEXT COLLATE "C" NOT NULL,
    who TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (platform, workspace, who)
  );
  CREATE INDEX manager_who ON manager (platform, who);
`;
