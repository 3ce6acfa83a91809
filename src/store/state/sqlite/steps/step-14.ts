/** Mailboxes: what each wants, its address as only the key opens it, and by whose preferences it goes. */
export const STEP_14 = `
  CREATE TABLE contact (
    platform TEXT NOT NULL,
    person TEXT NOT NULL,
    hash TEXT NOT NULL,
    address TEXT,
    state TEXT NOT NULL,
    since INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    letter TEXT,
    letter_at INTEGER NOT NULL,
    letter_due INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    linked_platform TEXT,
    linked_person TEXT,
    linked_name TEXT,
    pending_platform TEXT,
    pending_person TEXT,
    pending_name TEXT,
    PRIMARY KEY (platform, person)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX contact_of_hash ON contact (hash);
  CREATE INDEX contact_linked ON contact (linked_platform, linked_person) WHERE linked_person IS NOT NULL;
  CREATE INDEX contact_pending ON contact (pending_platform, pending_person) WHERE pending_person IS NOT NULL;
  CREATE INDEX contact_letter ON contact (letter_due) WHERE letter IS NOT NULL;
  CREATE INDEX contact_since ON contact (state, since);
`;
