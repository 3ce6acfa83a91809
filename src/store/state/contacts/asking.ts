import { randomBytes } from 'node:crypto';
import type { Person } from '#core/channel.ts';
import type { Encryption } from '#core/parts/encryption.ts';
import { ASKING, type ChatLink, MAIL, type WaitingLetter } from '#core/subscriptions/contacts.ts';
import type { Driver, Queries } from '../driver.ts';
import { ContactRow, personOf } from './contact-row.ts';

const BY_HASH = 'SELECT * FROM contact WHERE hash = :hash';
const NEW = `INSERT INTO contact (platform, person, hash, address, state, since, asked, letter, letter_at, letter_due, failures)
  VALUES (:platform, :person, :hash, NULL, 'asked', :now, 0, NULL, 0, 0, 0)`;
const ASK = `UPDATE contact SET address = :address, state = :state, since = :since, asked = asked + 1,
    letter = 'confirm', letter_at = :now, letter_due = :now, failures = 0, pending_platform = :linkPlatform,
    pending_person = :linkPerson, pending_name = :linkName
  WHERE platform = :platform AND person = :person`;
const ASK_SETTINGS = `UPDATE contact SET letter = 'settings', letter_at = :now, letter_due = :now
  WHERE platform = :platform AND person = :person AND state = 'confirmed' AND letter IS NULL AND letter_at <= :before`;
const WAITING = `SELECT * FROM contact WHERE letter IS NOT NULL AND letter_due <= :now AND address IS NOT NULL
  ORDER BY letter_due LIMIT :limit`;
const TAKE = 'UPDATE contact SET letter = NULL WHERE platform = :platform AND person = :person';
const PUT_BACK = `UPDATE contact SET letter = :letter, letter_due = :due
  WHERE platform = :platform AND person = :person AND letter IS NULL AND address IS NOT NULL AND letter_at > :oldest`;

/** The keyed hash by which a mailbox is found. */
export function hashOf(encryption: Encryption, address: string): string {
  return encryption.mac('address', address);
}

/** Has a mailbox asked, where it may be asked now. */
export async function askContact(
  driver: Driver,
  encryption: Encryption,
  { address, link }: { readonly address: string; readonly link?: ChatLink | undefined },
): Promise<void> {
  const hash = hashOf(encryption, address);
  // Most of those who ask very often are refused by a look, without a place in anybody's way.
  const seen = await rowOf(driver, hash);
  if (seen && !mayAsk(seen, link, (await driver.now()).wall)) return;
  await driver.transaction(async (transaction) => {
    const { wall: now } = await transaction.now();
    const known = (await rowOf(transaction, hash)) ?? (await addRow(transaction, hash, now));
    if (!mayAsk(known, link, now)) return;
    const { platform, person, state, since } = known;
    const kept = state === 'confirmed' ? { state, since } : { state: 'asked', since: now };
    const linked = {
      linkPlatform: link?.person.platform ?? null,
      linkPerson: link?.person.id ?? null,
      linkName: link?.name ?? null,
    };
    const encrypted = encryption.encrypt(person, address);
    await transaction.run(ASK, { platform, person, address: encrypted, now, ...kept, ...linked });
  });
}

/** Whoever has confirmed is asked only by somebody in a chat whom it is not linked to. */
function mayAsk({ state, asked, letter_at, ...row }: ContactRow, link: ChatLink | undefined, now: number) {
  const isLinked = row.linked_platform === link?.person.platform && row.linked_person === link?.person.id;
  if (state === 'confirmed' && (!link || isLinked)) return false;
  return asked < ASKING.most && letter_at <= now - ASKING.dayMs;
}

async function rowOf(queries: Queries, hash: string): Promise<ContactRow | undefined> {
  const row = await queries.get(BY_HASH, { hash });
  return row && ContactRow.parse(row);
}

async function addRow(transaction: Queries, hash: string, now: number): Promise<ContactRow> {
  await transaction.run(NEW, { platform: MAIL, person: randomBytes(12).toString('hex'), hash, now });
  return ContactRow.parse(await transaction.get(BY_HASH, { hash }));
}

/** Has a mailbox sent a new link to its settings, once a day. */
export async function askForSettings(driver: Driver, { platform, id: person }: Person): Promise<void> {
  const { wall: now } = await driver.now();
  await driver.run(ASK_SETTINGS, { platform, person, now, before: now - ASKING.dayMs });
}

/** Takes letters that wait, each once. */
export function takeLetters(
  driver: Driver,
  encryption: Encryption,
  limit: number,
): Promise<readonly WaitingLetter[]> {
  return driver.transaction(async (transaction) => {
    const letters: WaitingLetter[] = [];
    const { wall: now } = await transaction.now();
    for (const row of (await transaction.all(WAITING, { limit, now })).map((each) =>
      ContactRow.parse(each),
    )) {
      const { platform, person, address, letter } = row;
      await transaction.run(TAKE, { platform, person });
      if (!letter || !address) continue;
      letters.push({ kind: letter, person: personOf(row), address: encryption.decrypt(person, address) });
    }
    return letters;
  });
}

/** A letter that was not sent waits again, for a while. */
export async function putLetterBack(
  driver: Driver,
  { kind, person }: WaitingLetter,
  afterMs: number,
): Promise<void> {
  const { wall: now } = await driver.now();
  const due = now + afterMs;
  const its = { platform: person.platform, person: person.id };
  await driver.run(PUT_BACK, { ...its, letter: kind, due, oldest: due - ASKING.givenUpMs });
}
