/** Whose the papers are, by the words of the names; all of it can be rebuilt from the papers. A change to the rule of names needs a step that fills these anew. */
export const NAMES = `
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
  `;

/** Names by both spellings of their words: Schölkopf, Schoelkopf. */
export const SPELLINGS = `
  DELETE FROM name_word;
  INSERT OR IGNORE INTO name_word SELECT kind, value, name.id FROM name, json_each(name_words(name.name));
  `;

/** Organisations by words beside each other written as one: Google DeepMind, GoogleDeepMind. */
export const JOINED = `
  INSERT OR IGNORE INTO name_word SELECT kind, value, name.id FROM name, json_each(name_keys(name.name, name.kind))
  WHERE kind = 'org';
  `;
