import { type APIMessage, type REST, Routes, SnowflakeUtil } from 'discord.js';
import { isDirect } from '#core/channel.ts';
import type { Lookup, LookupResult } from '#core/delivery/chat-adapter.ts';
import { notRead } from '../../shared/not-sent.ts';
import { isGone, sendResultOf } from '../api-errors.ts';
import type { Addresses } from './addresses.ts';
import { discordRef, isGoneStill, numberOf } from './send.ts';

export interface DiscordFinder {
  readonly rest: Pick<REST, 'get'>;
  readonly addressOf: Addresses;
  /** The bot's own id, once it is logged in. */
  me(): string | undefined;
  /** Whether the bot may see a channel and read its messages, asked anew. */
  mayRead(guild: string, channel: string): Promise<boolean>;
}

const PAGE = 100;
const PAGES = 20;

/** Looks for a message among the bot's own since then, in the channel and in the threads of the bot's messages there. */
export async function findOnDiscord(looking: DiscordFinder, lookup: Lookup): Promise<LookupResult> {
  const { channel, signal } = lookup;
  const direct = isDirect(channel);
  try {
    const address = await looking.addressOf(channel, signal);
    const found = await search(looking, address, lookup);
    if (found) return { kind: 'found', ref: discordRef(channel.workspace, direct, found) };
    // To whoever may not read a channel's history, Discord says that there is none.
    const permitted = direct || (await looking.mayRead(channel.workspace, address));
    return { kind: permitted ? 'absent' : 'forbidden' };
  } catch (error) {
    if (!isGone(error) || direct) return notRead(sendResultOf(error, channel));
    // It may have been one of the channel's threads.
    return (await isGoneStill(looking.rest, channel))
      ? { kind: 'gone' }
      : { kind: 'unknown', reason: 'a part of the channel was deleted meanwhile' };
  }
}

async function search(
  { rest, me }: DiscordFinder,
  address: string,
  lookup: Lookup,
): Promise<APIMessage | undefined> {
  const author = me();
  if (author === undefined) throw new Error('not logged in to Discord yet');
  const number = numberOf(lookup.marker);
  const places = [address];
  for (const place of places) {
    for await (const message of messagesIn(rest, place, lookup)) {
      if (message.author.id !== author) continue;
      if (message.components?.[0]?.id === number) return message;
      if (message.thread && place === address) places.push(message.thread.id);
    }
  }
  return undefined;
}

async function* messagesIn(
  rest: DiscordFinder['rest'],
  channel: string,
  { since, signal }: Lookup,
): AsyncGenerator<APIMessage> {
  let after = String(SnowflakeUtil.generate({ timestamp: since.epochMilliseconds }));
  for (let page = 0; page < PAGES; page++) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const messages = (await rest.get(Routes.channelMessages(channel), { query, signal })) as APIMessage[];
    yield* messages;
    if (messages.length < PAGE) return;
    after = newest(messages, after);
  }
  throw new Error(`more than ${PAGE * PAGES} messages since then`);
}

function newest(messages: readonly APIMessage[], after: string): string {
  return messages.map(({ id }) => id).reduce((most, id) => (BigInt(id) > BigInt(most) ? id : most), after);
}
