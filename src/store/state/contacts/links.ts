import type { Person } from '#core/channel.ts';
import type { Queries, QueryValues } from '../driver.ts';
import { personOf } from './contact-row.ts';

/** A contact's mailboxes by whoever they are linked to in a chat, or will be. */
export const LINKED_TO = `((linked_platform = :platform AND linked_person = :person)
  OR (pending_platform = :platform AND pending_person = :person))`;
const MAILBOXES = `SELECT platform, person FROM contact
  WHERE linked_platform = :platform AND linked_person = :person`;
const NO_LINK = 'linked_platform = NULL, linked_person = NULL, linked_name = NULL';
const NO_PENDING = 'pending_platform = NULL, pending_person = NULL, pending_name = NULL';
/** What cuts both, as a part of an UPDATE. */
export const CUT = `${NO_LINK}, ${NO_PENDING}`;
const begins = (kind: string) =>
  `${kind}_platform = :platform AND substr(${kind}_person, 1, length(:people)) = :people`;

/** The mailboxes whose preferences are somebody's in a chat. */
export async function mailboxesOf(queries: Queries, { platform, id }: Person): Promise<readonly Person[]> {
  return (await queries.all(MAILBOXES, { platform, person: id })).map(personOf);
}

/** Forgets that somebody in a chat has asked for mailboxes that have not confirmed it. */
export async function dropPending(queries: Queries, { platform, id }: Person): Promise<number> {
  const where = 'pending_platform = :platform AND pending_person = :person';
  return await queries.run(`UPDATE contact SET ${NO_PENDING} WHERE ${where}`, { platform, person: id });
}

/** Cuts every link to people whose ids begin so. */
export async function unlinkAll(queries: Queries, { platform, id: people }: Person): Promise<void> {
  const values: QueryValues = { platform, people };
  await queries.run(`UPDATE contact SET ${NO_LINK} WHERE ${begins('linked')}`, values);
  await queries.run(`UPDATE contact SET ${NO_PENDING} WHERE ${begins('pending')}`, values);
}
