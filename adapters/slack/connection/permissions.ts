import { type Channel, directWorkspace, type Person } from '#core/channel.ts';
import type { Clock } from '#core/time/clock.ts';
import { partsOf } from '../context.ts';
import type { Client } from './client.ts';
import { ttlCache } from './ttl-cache.ts';

/** Who may change what a channel gets. */
export type Configure = 'members' | 'admins';

/** What somebody is to a channel. All of it rejects where Slack does not say. */
export interface SlackPermissions {
  configures(person: Person, channel: Channel): Promise<boolean>;
  /** The same as it was some minutes ago, for what is only shown. */
  couldConfigure(person: Person, channel: Channel): Promise<boolean>;
  /** Whether somebody may know of a channel, which of a private one only its members may; as it was some minutes ago. */
  sees(person: Person, channel: Channel): Promise<boolean>;
}

const HOUR = 3_600_000;
const MINUTES = 5 * 60_000;

export function openPermissions(parts: {
  configure: Configure;
  clock: Clock;
  clientFor: (team: string) => Promise<Client>;
  isAdmin: (team: string, user: string) => Promise<boolean>;
}): SlackPermissions {
  const { configure, clock, clientFor, isAdmin } = parts;
  const publics = ttlCache<boolean>(clock, { ms: HOUR });
  const seen = ttlCache<boolean>(clock, { ms: MINUTES });
  const could = ttlCache<boolean>(clock, { ms: MINUTES });

  async function isMember(team: string, user: string, channel: string): Promise<boolean> {
    const client = await clientFor(team);
    let cursor: string | undefined;
    do {
      const page = await client.conversations.members({ channel, limit: 999, ...(cursor ? { cursor } : {}) });
      if (page.members?.includes(user)) return true;
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    return false;
  }

  function isPublic(team: string, id: string): Promise<boolean> {
    return publics(`${team}/${id}`, async () => {
      const { channel } = await (await clientFor(team)).conversations.info({ channel: id });
      return channel?.is_private === false;
    });
  }

  async function configures(person: Person, channel: Channel): Promise<boolean> {
    if (channel.workspace === directWorkspace(person)) return true;
    const { team, user } = partsOf(person.id);
    if (!user || channel.workspace !== team) return false;
    if (await isAdmin(team, user)) return true;
    return configure === 'members' && (await isMember(team, user, channel.id));
  }

  async function sees(person: Person, channel: Channel): Promise<boolean> {
    const { team, user } = partsOf(person.id);
    if (!user || channel.workspace !== team) return false;
    return (await isPublic(team, channel.id)) || (await isMember(team, user, channel.id));
  }

  const both = (person: Person, channel: Channel) => `${person.id} ${channel.workspace} ${channel.id}`;
  return {
    configures,
    couldConfigure: (person, channel) => could(both(person, channel), () => configures(person, channel)),
    sees: (person, channel) => seen(both(person, channel), () => sees(person, channel)),
  };
}
