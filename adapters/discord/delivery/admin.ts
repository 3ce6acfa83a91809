import {
  type APIComponentInContainer,
  type Client,
  ComponentType,
  type Guild,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { type Channel, directMessages, directWorkspace, isDirect, type Person } from '#core/channel.ts';
import type { Document } from '#core/document.ts';
import { messageOf } from '#core/errors.ts';
import { mayPass } from '../../shared/not-sent.ts';
import { sendResultOf } from '../api-errors.ts';
import { DISCORD } from '../ids.ts';
import { textPart } from '../render/components.ts';
import { type Page, renderForDiscord } from '../render/render.ts';
import type { Addresses } from './addresses.ts';
import { requestOf } from './payload.ts';

export interface DiscordAdminParts {
  readonly client: () => Client;
  readonly posts: Pick<REST, 'post'>;
  readonly addressOf: Addresses;
  readonly appApi: Pick<AppApi, 'admins' | 'managers' | 'logger' | 'commands'>;
}

/** Whether someone may change what a channel gets: whoever may manage it or its server, or has a role that the server has named; in direct messages, their owner. */
export async function mayConfigure(
  { client, appApi }: DiscordAdminParts,
  person: Person,
  channel: Channel,
): Promise<boolean> {
  if (isDirect(channel)) return channel.workspace === directWorkspace(person);
  const guild = client().guilds.cache.get(channel.workspace);
  if (!guild) return false;
  try {
    const member = await guild.members.fetch({ user: person.id, force: true, cache: false });
    const here = guild.channels.cache.get(channel.id)?.permissionsFor(member) ?? member.permissions;
    if (here.any([PermissionFlagsBits.ManageGuild, PermissionFlagsBits.ManageChannels])) return true;
    const named = await appApi.managers.of(DISCORD, guild.id);
    return named?.some(({ id }) => member.roles.cache.has(id)) ?? false;
  } catch {
    // Whoever cannot be found has left; whoever cannot be asked about waits.
    return false;
  }
}

/** Says something to whoever set a channel up last and may still do so, else to the server's owner, else in the server's channel for such news. Rejects where one of them may be told another time. */
export async function notifyDiscordAdmin(
  parts: DiscordAdminParts,
  channel: Channel,
  document: Document,
): Promise<void> {
  const { appApi, addressOf, posts } = parts;
  const places = isDirect(channel) ? [channel] : await placesFor(parts, channel);
  const [page] = renderForDiscord(document, appApi);
  if (!page) return;
  const request = requestOf(naming(page, channel));
  let stumble: unknown;
  for (const place of places) {
    try {
      await posts.post(Routes.channelMessages(await addressOf(place)), request);
      return;
    } catch (error) {
      appApi.logger.debug('an admin could not be told there', { place, reason: messageOf(error) });
      if (mayPass(sendResultOf(error, place))) stumble = error;
    }
  }
  if (stumble) throw stumble;
  appApi.logger.warn('nobody could be told of a channel', { channel });
}

/** Where a channel's news may be said, the nearest first. */
async function placesFor(parts: DiscordAdminParts, channel: Channel): Promise<Channel[]> {
  const guild = parts.client().guilds.cache.get(channel.workspace);
  if (!guild?.available) throw new Error('the server cannot be asked now');
  const last = await parts.appApi.admins.of(channel);
  const owner = { platform: DISCORD, id: guild.ownerId };
  const people = last && (await mayConfigure(parts, last, channel)) ? [last, owner] : [owner];
  const news = newsChannel(guild, channel.id);
  return [...people.map(directMessages), ...(news ? [{ ...channel, id: news }] : [])];
}

/** A page that says its channel as Discord shows it to its people: they know its name, and nobody its id. */
function naming(page: Page, { id }: Channel): Page {
  const name = `<#${id}>`;
  // Not within an address, nor where it is written so already.
  const bare = new RegExp(`(?<![\\d/#])${id}(?!\\d)`, 'g');
  const named = <T extends APIComponentInContainer>(component: T): T =>
    component.type === ComponentType.TextDisplay
      ? { ...component, content: component.content.replace(bare, name) }
      : component;
  const components = page.components.map((component) =>
    component.type === ComponentType.Container
      ? { ...component, components: component.components.map(named) }
      : component,
  );
  const isNamed = JSON.stringify(components).includes(name);
  return { ...page, components: isNamed ? components : [...components, textPart(name).component] };
}

function newsChannel({ publicUpdatesChannelId, systemChannelId }: Guild, but: string): string | undefined {
  return [publicUpdatesChannelId, systemChannelId].find((id) => id && id !== but) ?? undefined;
}

/** Whether the bot may see a channel and read its messages, asked anew. */
export async function mayRead(client: Client, guildId: string, channelId: string): Promise<boolean> {
  const guild = client.guilds.cache.get(guildId);
  if (!guild?.available) throw new Error('the server cannot be asked now');
  const [channel, me] = await Promise.all([
    guild.channels.fetch(channelId, { force: true }),
    guild.members.fetchMe({ force: true }),
    guild.roles.fetch(undefined, { force: true }),
  ]);
  const permissions = channel?.permissionsFor(me);
  return permissions?.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory]) ?? false;
}
