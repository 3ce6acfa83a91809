import type { Admins } from '#core/subscriptions/admins.ts';
import type { Driver } from '../driver.ts';
import { HERE, here } from './place.ts';

const GET = `SELECT person FROM channel_admin WHERE ${HERE}`;
const PUT = `INSERT INTO channel_admin (platform, workspace, channel, person)
  VALUES (:platform, :workspace, :channel, :person)
  ON CONFLICT (platform, workspace, channel) DO UPDATE SET person = :person`;

/** Who set each channel up last, in the state's database. */
export function openAdmins(driver: Driver): Admins {
  return {
    of: async (channel) => {
      const row = await driver.get(GET, here(channel));
      return row && { platform: channel.platform, id: String(row.person) };
    },
    remember: async (channel, person) => {
      await driver.run(PUT, { ...here(channel), person: person.id });
    },
  };
}
