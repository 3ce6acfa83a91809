/** What compounds are written as elsewhere. What was learned without them serves until it is learned anew, which a size of 0 asks for; topics are prepared again. */
export const COMPOUNDS = `
  ALTER TABLE matcher_reference ADD COLUMN compounds BLOB NOT NULL DEFAULT X'';
  ALTER TABLE matcher_reference ADD COLUMN compound_starts BLOB NOT NULL DEFAULT X'';
  UPDATE matcher_reference SET compound_starts = zeroblob(length(starts)), version = 2, archive_size = 0;
  UPDATE taste_pairs SET stamp = '2 0';
  DELETE FROM matcher_topic;
  -- The index of other words is built in these, up to the row that was rebuilt; then they take the others' place.
  ALTER TABLE search_state ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE search_state ADD COLUMN rebuilt INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE next_search_document (
    doc INTEGER PRIMARY KEY,
    title_length INTEGER NOT NULL,
    length INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE next_search_text (
    doc INTEGER PRIMARY KEY,
    stems TEXT NOT NULL
  ) STRICT;
  CREATE TABLE next_search_term (
    term TEXT PRIMARY KEY,
    papers INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE next_search_posting (
    block INTEGER NOT NULL,
    term TEXT NOT NULL,
    entries BLOB NOT NULL,
    PRIMARY KEY (block, term)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE next_search_acronym (
    short TEXT NOT NULL,
    long TEXT NOT NULL,
    papers INTEGER NOT NULL,
    PRIMARY KEY (short, long)
  ) STRICT, WITHOUT ROWID;
  UPDATE search_state SET version = 2 WHERE NOT EXISTS (SELECT 1 FROM paper);
  `;
