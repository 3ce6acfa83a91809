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
  // What papers mean, where an embedder is on; all of it can be rebuilt from the papers. The index answers who lacks a vector.
  `
  CREATE TABLE search_embedding (
    doc INTEGER PRIMARY KEY,
    model TEXT NOT NULL,
    vector BLOB NOT NULL
  ) STRICT;
  CREATE INDEX search_embedding_by_model ON search_embedding (model, doc);
  `,
  // What a search asks of every paper: its day, its upvotes, whether it has code. The version tells when papers or lists have changed.
  `
  CREATE INDEX paper_by_day ON paper (coalesce(listed, published, ''));
  CREATE INDEX paper_by_upvotes ON paper (upvotes, coalesce(listed, published, ''));
  CREATE INDEX paper_with_code ON paper (published) WHERE data ->> 'code' IS NOT NULL;
  CREATE TABLE paper_version (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL
  ) STRICT;
  INSERT INTO paper_version VALUES (1, 0);
  `,
  // A count that nobody knows is no 0: earlier versions kept it as one. What was brought as a file has never been counted.
  `
  DROP INDEX paper_by_upvotes;
  UPDATE paper SET data = json_remove(data, '$.upvotes', '$.comments', '$.stars')
    WHERE data ->> 'source' = 'import' AND data ->> 'upvotes' = 0;
  ALTER TABLE paper DROP COLUMN upvotes;
  ALTER TABLE paper ADD COLUMN upvotes INTEGER;
  UPDATE paper SET upvotes = data ->> 'upvotes';
  CREATE INDEX paper_by_upvotes ON paper (upvotes, coalesce(listed, published, ''));
  ALTER TABLE listing RENAME COLUMN upvotes TO counted;
  ALTER TABLE listing ADD COLUMN upvotes INTEGER;
  UPDATE listing SET upvotes = counted
    WHERE counted > 0 OR paper IN (SELECT rowid FROM paper WHERE upvotes IS NOT NULL);
  ALTER TABLE listing DROP COLUMN counted;
  UPDATE paper_version SET version = version + 1;
  -- Since when every answer was empty, where nothing is listed; unknown of what was read before.
  ALTER TABLE list_read ADD COLUMN empty_since INTEGER;
  `,
  // Where a paper is discussed, which its page was known for; what papers have models, datasets and Spaces. No text inside JSON
  // can hold quotes that are not escaped, so that what is looked for is the field alone.
  `
  UPDATE paper SET data = json_set(data, '$.discussion', (data ->> 'url') || '#community')
    WHERE data ->> 'source' = 'huggingface' AND data ->> 'url' LIKE 'https://huggingface.co/papers/%';
  CREATE INDEX paper_with_model ON paper (published) WHERE instr(data, '"kind":"model"') > 0;
  CREATE INDEX paper_with_dataset ON paper (published) WHERE instr(data, '"kind":"dataset"') > 0;
  CREATE INDEX paper_with_space ON paper (published) WHERE instr(data, '"kind":"space"') > 0;
  UPDATE paper_version SET version = version + 1;
  `,
  // Which words stand side by side in how many papers, by the reference of that stamp; it can be counted again.
  `
  CREATE TABLE taste_pairs (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    stamp TEXT NOT NULL,
    keys BLOB NOT NULL,
    papers_with BLOB NOT NULL
  ) STRICT;
  `,
  // Whose the papers are, by the words of the names; all of it can be rebuilt from the papers. A change to the rule of names needs
  // a step that fills these anew.
  `
  CREATE TABLE name (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (kind, name)
  ) STRICT;
  CREATE TABLE name_word (
    kind TEXT NOT NULL,
    word TEXT NOT NULL,
    name INTEGER NOT NULL,
    PRIMARY KEY (kind, word, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE name_paper (
    name INTEGER NOT NULL,
    paper INTEGER NOT NULL,
    PRIMARY KEY (name, paper)
  ) STRICT, WITHOUT ROWID;
  INSERT OR IGNORE INTO name (kind, name)
    SELECT 'author', value FROM paper, json_each(data, '$.authors');
  INSERT OR IGNORE INTO name (kind, name)
    SELECT 'org', data ->> 'organization' FROM paper WHERE data ->> 'organization' <> '';
  INSERT OR IGNORE INTO name_word SELECT kind, value, name.id FROM name, json_each(name_words(name.name));
  INSERT OR IGNORE INTO name_paper
    SELECT name.id, paper.rowid FROM paper, json_each(data, '$.authors') JOIN name ON kind = 'author' AND name = value;
  INSERT OR IGNORE INTO name_paper
    SELECT name.id, paper.rowid FROM paper JOIN name ON kind = 'org' AND name = data ->> 'organization';
  `,
  // What compounds are written as elsewhere. What was learned without them serves until it is learned anew, which a size of 0 asks
  // for; topics are prepared again.
  `
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
  `,
  // What a paper had on the day of its list, which is forgotten with each later reading.
  `
  ALTER TABLE listing ADD COLUMN on_day INTEGER;
  `,
  // Names by both spellings of their words: Schölkopf, Schoelkopf.
  `
  DELETE FROM name_word;
  INSERT OR IGNORE INTO name_word SELECT kind, value, name.id FROM name, json_each(name_words(name.name));
  `,
  // Organisations by words beside each other written as one: Google DeepMind, GoogleDeepMind.
  `
  INSERT OR IGNORE INTO name_word SELECT kind, value, name.id FROM name, json_each(name_keys(name.name, name.kind))
  WHERE kind = 'org';
  `,
];
