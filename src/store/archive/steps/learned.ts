/** What topics are matched by; all of it can be rebuilt from the papers. */
export const MATCHING = `
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
  `;

/** What papers mean, where an embedder is on; all of it can be rebuilt from the papers. The index answers who lacks a vector. */
export const MEANINGS = `
  CREATE TABLE search_embedding (
    doc INTEGER PRIMARY KEY,
    model TEXT NOT NULL,
    vector BLOB NOT NULL
  ) STRICT;
  CREATE INDEX search_embedding_by_model ON search_embedding (model, doc);
  `;

/** Which words stand side by side in how many papers, by the reference of that stamp; it can be counted again. */
export const PAIRS = `
  CREATE TABLE taste_pairs (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    stamp TEXT NOT NULL,
    keys BLOB NOT NULL,
    papers_with BLOB NOT NULL
  ) STRICT;
  `;
