import { type Channel, isDirect } from '#core/channel.ts';
import { bad, type Checked, good } from '../../shared/checked.ts';
import type { Client } from '../client.ts';
import { whyNot } from '../refusals.ts';
import { SCOPES, SCOPES_WITH_REASONS } from './manifest.ts';

/** Whether a workspace's token is good, what it lacks, and which of the channels cannot be posted to; `name` is what the token is called. */
export async function checkWorkspace(
  client: Client,
  { name, channels }: { name: string; channels: readonly Channel[] },
): Promise<Checked[]> {
  const [token, ...scopes] = await checkToken(client, name);
  if (!token?.ok) return token ? [token] : [];
  const places = channels.filter((channel) => !isDirect(channel));
  return [token, ...scopes, ...(await Promise.all(places.map(({ id }) => checkChannel(client, id))))];
}

async function checkToken(client: Client, name: string): Promise<Checked[]> {
  try {
    const { team, user, response_metadata } = await client.auth.test();
    const granted = new Set(response_metadata?.scopes ?? []);
    const missing = SCOPES.filter((scope) => !granted.has(scope));
    return [
      good(`${name} is ${user ?? 'a bot'} of ${team ?? 'a workspace'}.`),
      ...missing.map((scope) =>
        bad(`The scope ${scope} is missing (${SCOPES_WITH_REASONS[scope]}): add it and reinstall the app.`),
      ),
      ...(missing.length === 0 ? [good('Every scope is granted.')] : []),
    ];
  } catch (error) {
    return [
      bad(`${name}: ${whyNot(error)}. Copy it again from "OAuth & Permissions", or add the app again.`),
    ];
  }
}

async function checkChannel(client: Client, id: string): Promise<Checked> {
  try {
    const { channel } = await client.conversations.info({ channel: id });
    const name = `#${channel?.name ?? id}`;
    if (channel?.is_archived) return bad(`${name} is archived: nothing can be posted there.`);
    return channel?.is_member
      ? good(`${name} can be posted to.`)
      : bad(`${name}: type /invite @Paperboy there.`);
  } catch (error) {
    return bad(`The channel ${id}: ${whyNot(error)}.`);
  }
}
