import { type APIMessage, type REST, Routes } from 'discord.js';
import type { Channel } from '#core/channel.ts';
import type { MessageRef } from '#core/delivery/chat-adapter.ts';
import { isGone } from '../api-errors.ts';

/** A message's reference for the ledger, with a link to it. */
export function discordRef(guild: string, direct: boolean, { id, channel_id }: APIMessage): MessageRef {
  return { id, link: `https://discord.com/channels/${direct ? '@me' : guild}/${channel_id}/${id}` };
}

/** Whether Discord says a second time that it knows a channel no more: what is kept of it goes with it, and that is not done on one word. */
export async function isGoneStill(rest: Pick<REST, 'get'>, { id }: Channel): Promise<boolean> {
  try {
    await rest.get(Routes.channel(id));
    return false;
  } catch (error) {
    return isGone(error);
  }
}
