/** The archive's tables, a step a release that changed them; a step that was released is never edited. */
export const MIGRATIONS: readonly string[] = [
  `
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
    PRIMARY KEY (day, source, paper)
  ) WITHOUT ROWID;
  CREATE TABLE list_read (
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (source, day)
  ) WITHOUT ROWID;
  CREATE VIRTUAL TABLE paper_fts USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'porter unicode61'
  );
  `,
  // What topics are matched by; all of it can be rebuilt from the papers.
  `
  CREATE TABLE matcher_reference (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    archive_size INTEGER NOT NULL,
    average_length REAL NOT NULL,
    terms TEXT NOT NULL,
    papers_with BLOB NOT NULL,
    tokens BLOB NOT NULL,
    starts BLOB NOT NULL,
    title_lengths BLOB NOT NULL
  ) STRICT;
  CREATE TABLE matcher_topic (
    topic TEXT PRIMARY KEY,
    profile TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
