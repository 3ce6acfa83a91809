import type { ContactState } from '#core/subscriptions/contacts.ts';
import { ContactRow } from './contacts/contact-row.ts';
import type { DatabaseRow, Queries } from './driver.ts';

/** How many of a platform. */
interface OfPlatform {
  readonly platform: string;
  readonly count: number;
}

/** How much there is of what, without saying whose. */
export interface Figures {
  /** Channels that have ordered something, direct messages left out. */
  readonly channels: readonly OfPlatform[];
  /** Channels that take nothing from us for now. */
  readonly refusing: readonly OfPlatform[];
  /** People who follow, mute, save or have ordered something for themselves. */
  readonly people: readonly OfPlatform[];
  /** Mailboxes, by what they want. */
  readonly mailboxes: readonly { readonly state: ContactState; readonly count: number }[];
  /** Digests that wait for their list, and messages that wait to be sent. */
  readonly waiting: { readonly list: number; readonly send: number };
}

const CHANNELS = `SELECT platform, count(*) AS count FROM
  (SELECT DISTINCT platform, workspace, channel FROM subscription WHERE workspace NOT LIKE '@%') AS place GROUP BY platform`;
const REFUSING = 'SELECT platform, count(*) AS count FROM channel_pause GROUP BY platform';
// The key of a person, as ownerKey writes it, of whoever has only ordered something.
const ORDERED = `SELECT platform, '["person","' || platform || '","' || substr(workspace, 2) || '"]' AS owner
  FROM subscription WHERE workspace LIKE '@%'`;
const OWNED = ['follow', 'mute', 'saved'].map(
  (table) => `SELECT platform, owner FROM ${table} WHERE workspace IS NULL`,
);
const PEOPLE = `SELECT platform, count(*) AS count FROM (${[...OWNED, ORDERED].join(' UNION ')}) AS person GROUP BY platform`;
const MAILBOXES = 'SELECT state, count(*) AS count FROM contact GROUP BY state ORDER BY state';
const FOR_LIST = 'SELECT count(*) AS count FROM subscription WHERE paused = 0 AND waiting = 1';
const TO_SEND = "SELECT count(*) AS count FROM delivery WHERE state IN ('planned', 'retry')";

/** Counts all of it anew. */
export async function figures(queries: Queries): Promise<Figures> {
  const byPlatform = async (sql: string) =>
    (await queries.all(sql)).map(
      (row): OfPlatform => ({ platform: String(row.platform), count: countIn(row) }),
    );
  const one = async (sql: string) => countIn((await queries.get(sql)) ?? {});
  return {
    channels: await byPlatform(CHANNELS),
    refusing: await byPlatform(REFUSING),
    people: await byPlatform(PEOPLE),
    mailboxes: (await queries.all(MAILBOXES)).map((row) => ({
      state: ContactRow.shape.state.parse(row.state),
      count: countIn(row),
    })),
    waiting: { list: await one(FOR_LIST), send: await one(TO_SEND) },
  };
}

function countIn({ count }: DatabaseRow): number {
  return Number(count ?? 0);
}
