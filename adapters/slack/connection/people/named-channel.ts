import { refusalOf, scopeMissing } from '../../api-errors.ts';
import { CHANNEL_ID } from '../../context.ts';
import type { Client } from '../client.ts';

/** A channel as its people know it. */
export interface NamedChannel {
  readonly id: string;
  readonly name: string;
}

/** Who asks for a channel: Slack's id of a person, and whether every public channel is theirs to see. */
interface Asking {
  readonly user: string;
  readonly seesPublic: boolean;
}

const PAGE = 999;

/** A channel by its id or by its name, which Slack tells only of channels that the asker or the bot is in; undefined where there is none that both may know of. Asked anew each time; rejects where Slack does not say. */
export async function namedChannel(
  client: Client,
  { user, seesPublic }: Asking,
  named: string,
): Promise<NamedChannel | undefined> {
  const name = named.replace(/^#/, '');
  const id = CHANNEL_ID.test(name) ? name : await idCalled(client, user, name.toLowerCase());
  if (id === undefined) return undefined;
  const channel = await infoOf(client, id);
  if (!channel || channel.is_im || channel.is_mpim) return undefined;
  const isOpen = channel.is_private === false && seesPublic;
  if (!isOpen && !(await isMember(client, user, id))) return undefined;
  return { id, name: channel.name ?? id };
}

/** Whether the bot sees nothing of a channel: it is gone, or it is private and the bot was put out of it. Asked anew each time. */
export async function isOutOfSight(client: Client, channel: string): Promise<boolean> {
  return CHANNEL_ID.test(channel) && (await infoOf(client, channel)) === undefined;
}

/** Whether somebody is in a channel; rejects where Slack does not say. */
export async function isMember(client: Client, user: string, channel: string): Promise<boolean> {
  let cursor: string | undefined;
  do {
    const page = await client.conversations.members({ channel, limit: PAGE, ...(cursor ? { cursor } : {}) });
    if (page.members?.includes(user)) return true;
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return false;
}

async function idCalled(client: Client, user: string, name: string): Promise<string | undefined> {
  return (await joinedCalled(client, { user }, name)) ?? (await joinedCalled(client, {}, name));
}

/** The id of the channel of a name that somebody or, where nobody is named, the bot is in. */
async function joinedCalled(
  { users }: Client,
  whose: { user?: string },
  name: string,
): Promise<string | undefined> {
  const asked = { ...whose, types: 'public_channel,private_channel', exclude_archived: true, limit: PAGE };
  let cursor: string | undefined;
  do {
    const page = await users.conversations({ ...asked, ...(cursor ? { cursor } : {}) });
    const found = page.channels?.find((channel) => channel.name === name);
    if (found?.id) return found.id;
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return undefined;
}

async function infoOf({ conversations }: Client, channel: string) {
  try {
    return (await conversations.info({ channel })).channel;
  } catch (error) {
    // The app asks for no scope for group messages.
    if (refusalOf(error) === 'channel_not_found' || scopeMissing(error) === 'mpim:read') return undefined;
    throw error;
  }
}
