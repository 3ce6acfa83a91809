import type { Clock } from '#core/time/clock.ts';
import type { Client } from '../client.ts';
import { ttlCache } from '../ttl-cache.ts';

interface Member {
  readonly isPublic: boolean;
  /** As its people know it. */
  readonly name: string | undefined;
}

/** The channels that somebody is in, by their ids, and whether each is public; of private ones only those that the bot is in too. */
type Membership = ReadonlyMap<string, Member>;

/** The channels of a person or, where none is named, of the bot, as they were up to five minutes ago; rejects where Slack does not say. */
export type Memberships = (team: string, user?: string) => Promise<Membership>;

const MINUTES = 5 * 60_000;
const PAGE = 999;

/** One call says what a call a channel would, and Slack takes some fifty a minute. */
export function openMemberships({
  clock,
  clientFor,
}: {
  clock: Clock;
  clientFor: (team: string) => Promise<Client>;
}): Memberships {
  const known = ttlCache<Membership>(clock, { ms: MINUTES, most: 500 });
  return (team, user) =>
    known(`${team} ${user ?? ''}`, async () => read(await clientFor(team), user ? { user } : {}));
}

async function read({ users }: Client, whose: { user?: string }): Promise<Membership> {
  const channels = new Map<string, Member>();
  const asked = { ...whose, types: 'public_channel,private_channel', limit: PAGE };
  let cursor: string | undefined;
  do {
    const page = await users.conversations({ ...asked, ...(cursor ? { cursor } : {}) });
    for (const { id, is_private, name } of page.channels ?? []) {
      if (id) channels.set(id, { isPublic: is_private === false, name });
    }
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return channels;
}
