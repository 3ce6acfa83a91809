import { type APIChannel, type APIMessage, type REST, Routes, SnowflakeUtil } from 'discord.js';
import { isDirect } from '#core/channel.ts';
import type { Lookup, LookupResult } from '#core/delivery/chat-adapter.ts';
import { notRead } from '../../shared/not-sent.ts';
import type { ReadBack } from '../../shared/read-back.ts';
import { isGone, sendResultOf } from '../api-errors.ts';
import { isForum } from '../context.ts';
import type { Page } from '../render/render.ts';
import type { Addresses } from './addresses.ts';
import { searchForum } from './forum/search.ts';
import { isSigned } from './marker.ts';
import { mentioning } from './mention.ts';
import { discordRef, isGoneStill } from './message-ref.ts';
import { finish } from './noticed.ts';
import { type DiscordPublisher, publishOnDiscord } from './publish.ts';

export interface DiscordFinder {
  readonly rest: Pick<REST, 'get' | 'patch'>;
  readonly readBack: ReadBack;
  readonly addressOf: Addresses;
  /** The bot's own id, once it is logged in. */
  me(): string | undefined;
  /** Whether the bot may see a channel and read its messages, asked anew. */
  mayRead(guild: string, channel: string): Promise<boolean>;
  readonly publishing: DiscordPublisher;
}

const PAGE = 100;

/** Looks for a message among the bot's own since then, in the channel and in the threads of the bot's messages there. */
export async function findOnDiscord(looking: DiscordFinder, lookup: Lookup): Promise<LookupResult> {
  const { channel, signal } = lookup;
  const direct = isDirect(channel);
  try {
    const address = await looking.addressOf(channel, signal);
    const found = (await isForumAt(looking, lookup))
      ? await searchForum(looking, lookup)
      : await search(looking, address, lookup);
    if (found) return await finished(looking, lookup, found);
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

/** Asked for where Discord has not told of it, such as in the first seconds. */
async function isForumAt({ rest, publishing }: DiscordFinder, { channel, signal }: Lookup): Promise<boolean> {
  if (isDirect(channel)) return false;
  const type = publishing.kindOf(channel.id);
  return isForum(
    type === undefined ? ((await rest.get(Routes.channel(channel.id), { signal })) as APIChannel) : { type },
  );
}

/** A message that was found, in its final form. */
async function finished(
  { rest, publishing }: DiscordFinder,
  { channel, payload, marker, signal }: Lookup,
  found: APIMessage,
): Promise<LookupResult> {
  const page = JSON.parse(payload) as Page;
  const trouble =
    (await finish(rest, found, { page: mentioning(page), channel, marker, signal })) ??
    (await publishOnDiscord(publishing, found, { page, channel, signal }));
  if (trouble) return { kind: 'unknown', reason: trouble };
  return { kind: 'found', ref: discordRef(channel.workspace, isDirect(channel), found) };
}

async function search(
  { rest, me, readBack }: DiscordFinder,
  address: string,
  { channel, marker, since, signal }: Lookup,
): Promise<APIMessage | undefined> {
  const author = me();
  if (author === undefined) throw new Error('not logged in to Discord yet');
  const begin = String(SnowflakeUtil.generate({ timestamp: since.epochMilliseconds }));
  const isIt = (message: APIMessage) => message.author.id === author && isSigned(message, marker);
  return await readBack.search(`${channel.workspace} ${marker}`, address, async (place, after = begin) => {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const messages = (await rest.get(Routes.channelMessages(place), { query, signal })) as APIMessage[];
    const own = messages.filter((message) => message.author.id === author && place === address);
    return {
      found: messages.find(isIt),
      next: messages.length < PAGE ? undefined : newest(messages, after),
      parts: own.flatMap(({ thread }) => (thread ? [thread.id] : [])),
    };
  });
}

function newest(messages: readonly APIMessage[], after: string): string {
  return messages.map(({ id }) => id).reduce((most, id) => (BigInt(id) > BigInt(most) ? id : most), after);
}
