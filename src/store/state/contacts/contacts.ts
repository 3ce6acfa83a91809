import type { Person } from '#core/channel.ts';
import type { Encryption } from '#core/parts/encryption.ts';
import { type Contact, type Contacts, MOST_FAILURES } from '#core/subscriptions/contacts.ts';
import type { Driver, Queries } from '../driver.ts';
import { askContact, askForSettings, hashOf, putLetterBack, takeLetters } from './asking.ts';
import { ContactRow, contactOf } from './contact-row.ts';
import { endContact } from './ending.ts';
import { CUT, LINKED_TO } from './links.ts';

const ITS = 'platform = :platform AND person = :person';
const GET = `SELECT * FROM contact WHERE ${ITS}`;
const FIND = 'SELECT * FROM contact WHERE hash = :hash';
const LINKED = `SELECT * FROM contact WHERE ${LINKED_TO} ORDER BY person`;
const CONFIRM = `UPDATE contact SET state = 'confirmed', asked = 0, since = CASE state WHEN 'confirmed' THEN since ELSE :now END,
    linked_platform = coalesce(pending_platform, linked_platform),
    linked_person = coalesce(pending_person, linked_person), linked_name = coalesce(pending_name, linked_name),
    pending_platform = NULL, pending_person = NULL, pending_name = NULL
  WHERE ${ITS} AND state IN ('asked', 'confirmed') AND address IS NOT NULL`;
const FAIL = `UPDATE contact SET failures = failures + 1 WHERE ${ITS} AND state = 'confirmed' RETURNING failures`;
const DELIVERED = `UPDATE contact SET failures = 0 WHERE ${ITS} AND failures > 0`;
const UNLINK = `UPDATE contact SET ${CUT} WHERE ${ITS} AND (linked_person IS NOT NULL OR pending_person IS NOT NULL)`;

/** Mailboxes in the state's database. */
export function openContacts(driver: Driver, encryption: Encryption): Contacts {
  return {
    ask: (address, link) => askContact(driver, encryption, { address, link }),
    askSettings: (person) => askForSettings(driver, person),
    takeLetters: (limit) => takeLetters(driver, encryption, limit),
    putBack: (letter, afterMs) => putLetterBack(driver, letter, afterMs),
    confirm: (person) => confirm(driver, person),
    stop: (person) => driver.transaction((transaction) => endContact(transaction, person, 'stopped')),
    bounced: (person) => driver.transaction((transaction) => endContact(transaction, person, 'bounced')),
    failed: (person) =>
      driver.transaction(async (transaction) => {
        const { failures } = (await transaction.get(FAIL, its(person))) ?? {};
        if (Number(failures) >= MOST_FAILURES) await endContact(transaction, person, 'bounced');
      }),
    delivered: async (person) => {
      await driver.run(DELIVERED, its(person));
    },
    of: async (person) => contactIn(await driver.get(GET, its(person))),
    addressOf: async (person) => {
      const row = await driver.get(GET, its(person));
      const { address, state } = row ? ContactRow.parse(row) : {};
      return address && state === 'confirmed' ? encryption.decrypt(person.id, address) : undefined;
    },
    find: async (address) => contactIn(await driver.get(FIND, { hash: hashOf(encryption, address) })),
    linkedTo: async (person) =>
      (await driver.all(LINKED, its(person))).map((row) => contactOf(ContactRow.parse(row))),
    unlink: async (person) => (await driver.run(UNLINK, its(person))) > 0,
  };
}

async function confirm(driver: Driver, person: Person): Promise<Contact | undefined> {
  return await driver.transaction(async (transaction: Queries) => {
    const { wall: now } = await transaction.now();
    const confirmed = await transaction.run(CONFIRM, { ...its(person), now });
    return confirmed > 0 ? contactIn(await transaction.get(GET, its(person))) : undefined;
  });
}

function its({ platform, id }: Person) {
  return { platform, person: id };
}

function contactIn(row: Parameters<typeof ContactRow.parse>[0]): Contact | undefined {
  return row ? contactOf(ContactRow.parse(row)) : undefined;
}
