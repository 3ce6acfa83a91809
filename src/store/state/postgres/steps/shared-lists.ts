/** Lists that one machine has read, for the archives of the others; `asked`: when somebody began to ask the source, 0 where nobody does. */
export const SHARED_LISTS = `
  CREATE TABLE day_list (
    source TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    asked BIGINT NOT NULL,
    read_at BIGINT,
    papers TEXT,
    PRIMARY KEY (source, day)
  );
`;
