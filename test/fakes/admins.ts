import type { Person } from '#core/channel.ts';
import type { Admins } from '#core/subscriptions/admins.ts';

/** Remembers who set channels up for as long as a test runs. */
export function testAdmins(): Admins {
  const known = new Map<string, Person>();
  return {
    of: async (channel) => known.get(JSON.stringify(channel)),
    remember: async (channel, person) => void known.set(JSON.stringify(channel), person),
  };
}
