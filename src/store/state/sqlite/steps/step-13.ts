/** What people asked for by papers, in each place for itself: more like one, or fewer; the paper as it was then. */
export const STEP_13 = `
  CREATE TABLE press (
    seq INTEGER PRIMARY KEY,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    paper TEXT NOT NULL,
    wants TEXT NOT NULL,
    data TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX press_of_paper ON press (platform, workspace, channel, person, paper);
  CREATE INDEX press_of_person ON press (platform, person);
`;
