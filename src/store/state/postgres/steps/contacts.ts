/** Mailboxes, as in a file. */
export const CONTACTS = `
  CREATE TABLE contact (
    platform TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    address TEXT,
    state TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    letter TEXT,
    letter_at BIGINT NOT NULL,
    letter_due BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    linked_platform TEXT COLLATE "C",
    linked_person TEXT COLLATE "C",
    linked_name TEXT,
    pending_platform TEXT COLLATE "C",
    pending_person TEXT COLLATE "C",
    pending_name TEXT,
    PRIMARY KEY (platform, person)
  );
  CREATE UNIQUE INDEX contact_of_hash ON contact (hash);
  CREATE INDEX contact_linked ON contact (linked_platform, linked_person) WHERE linked_person IS NOT NULL;
  CREATE INDEX contact_pending ON contact (pending_platform, pending_person) WHERE pending_person IS NOT NULL;
  CREATE INDEX contact_letter ON contact (letter_due) WHERE letter IS NOT NULL;
  CREATE INDEX contact_since ON contact (state, since);
`;
