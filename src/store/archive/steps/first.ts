/** The papers, the lists that they were on, and what search works on. */
export const FIRST = `
  CREATE TABLE paper (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    abstract TEXT NOT NULL,
    data TEXT NOT NULL,
    published TEXT,
    upvotes INTEGER NOT NULL,
    listed TEXT
  );
  CREATE TABLE listing (
    day TEXT NOT NULL,
    source TEXT NOT NULL,
    rank INTEGER NOT NULL,
    paper INTEGER NOT NULL REFERENCES paper,
    upvotes INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (day, source, paper)
  ) WITHOUT ROWID;
  CREATE TABLE list_read (
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (source, day)
  ) WITHOUT ROWID;
  -- What search works on; all of it can be rebuilt from the papers. "doc" is the row of a paper.
  CREATE TABLE search_document (
    doc INTEGER PRIMARY KEY,
    title_length INTEGER NOT NULL,
    length INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE search_text (
    doc INTEGER PRIMARY KEY,
    stems TEXT NOT NULL
  ) STRICT;
  CREATE TABLE search_term (
    term TEXT PRIMARY KEY,
    papers INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE search_posting (
    block INTEGER NOT NULL,
    term TEXT NOT NULL,
    entries BLOB NOT NULL,
    PRIMARY KEY (block, term)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE search_acronym (
    short TEXT NOT NULL,
    long TEXT NOT NULL,
    papers INTEGER NOT NULL,
    PRIMARY KEY (short, long)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE search_axis (
    term TEXT PRIMARY KEY,
    axis BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE search_vectors (
    block INTEGER PRIMARY KEY,
    vectors BLOB NOT NULL
  ) STRICT;
  CREATE TABLE search_state (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    epoch INTEGER NOT NULL,
    trained_on INTEGER NOT NULL
  ) STRICT;
  INSERT INTO search_state VALUES (1, 0, 0);
  `;
