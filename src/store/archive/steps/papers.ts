/** What a search asks of every paper: its day, its upvotes, whether it has code. The version tells when papers or lists have changed. */
export const BY_DAY = `
  CREATE INDEX paper_by_day ON paper (coalesce(listed, published, ''));
  CREATE INDEX paper_by_upvotes ON paper (upvotes, coalesce(listed, published, ''));
  CREATE INDEX paper_with_code ON paper (published) WHERE data ->> 'code' IS NOT NULL;
  CREATE TABLE paper_version (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL
  ) STRICT;
  INSERT INTO paper_version VALUES (1, 0);
  `;

/** A count that nobody knows is no 0: earlier versions kept it as one. What was brought as a file has never been counted. */
export const UNKNOWN_COUNTS = `
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
  `;

/** Where a paper is discussed, which its page was known for; what papers have models, datasets and Spaces. No text inside JSON can hold quotes that are not escaped, so that what is looked for is the field alone. */
export const DISCUSSIONS = `
  UPDATE paper SET data = json_set(data, '$.discussion', (data ->> 'url') || '#community')
    WHERE data ->> 'source' = 'huggingface' AND data ->> 'url' LIKE 'https://huggingface.co/papers/%';
  CREATE INDEX paper_with_model ON paper (published) WHERE instr(data, '"kind":"model"') > 0;
  CREATE INDEX paper_with_dataset ON paper (published) WHERE instr(data, '"kind":"dataset"') > 0;
  CREATE INDEX paper_with_space ON paper (published) WHERE instr(data, '"kind":"space"') > 0;
  UPDATE paper_version SET version = version + 1;
  `;

/** What a paper had on the day of its list, which is forgotten with each later reading. */
export const ON_DAY = `
  ALTER TABLE listing ADD COLUMN on_day INTEGER;
  `;

/** Abstracts are stored packed from here on, which earlier releases cannot read. */
export const PACKED = `
  UPDATE paper_version SET version = version + 1;
  `;
