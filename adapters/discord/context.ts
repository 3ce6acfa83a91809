import { type APIInteraction, ChannelType, type Client, InteractionContextType } from 'discord.js';
import { type Channel, directMessages, type Person } from '#core/channel.ts';
import type { ButtonOwner } from '#core/commands/buttons.ts';
import { DISCORD } from './ids.ts';

/** Who has done something. */
export function discordPerson({ member, user }: APIInteraction): Person {
  return { platform: DISCORD, id: member?.user.id ?? user?.id ?? '' };
}

/** What the adapter knows of the servers that the app is on. */
export interface Servers {
  /** Whether the app is on a server, and not only used there by people who have installed it for themselves. */
  isOn(guild: string): boolean;
  /** The channels and active threads of a server that have a name, whoever may see them. */
  called(guild: string, name: string): readonly string[];
  /** Whether the bot has opened a thread itself, for the rest of a digest. */
  isOwnThread(thread: Thread): boolean;
  /** The id of the channel that something in a channel belongs to: of a thread that the bot has opened itself, the one that it is of. */
  placeOf(channel: string): string;
  /** A channel or an active thread of a server as Discord has told of it, where the bot sees it; undefined where Discord has to be asked. */
  known(guild: string, id: string): KnownChannel | undefined;
  /** The roles of a server that the app is on. */
  roles(guild: string): readonly ServerRole[];
}

/** What Discord tells of a channel, as it tells it where it is asked. */
interface KnownChannel {
  readonly id: string;
  readonly guild_id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly parent_id: string | null;
  readonly permission_overwrites: readonly { id: string; allow: string; deny: string }[];
}

/** A group of a server's people. */
export interface ServerRole {
  readonly id: string;
  readonly name: string;
  /** Whether everybody may mention it. */
  readonly mentionable: boolean;
}

export function serversOf(client: () => Client): Servers {
  return {
    placeOf: (id) => {
      const known = client().channels.cache.get(id);
      const own = known?.isThread() && known.ownerId === client().user?.id;
      return (own && known.parentId) || id;
    },
    isOn: (guild) => client().guilds.cache.has(guild),
    called: (guild, name) => {
      const channels = client().guilds.cache.get(guild)?.channels.cache.values() ?? [];
      const same = (other: string) => other.toLowerCase() === name.toLowerCase();
      return [...channels].filter((each) => same(each.name)).map(({ id }) => id);
    },
    isOwnThread: ({ id, owner_id }) => {
      const known = client().channels.cache.get(id);
      const opener = owner_id ?? (known?.isThread() ? known.ownerId : undefined);
      return opener !== undefined && opener === client().user?.id;
    },
    known: (guild, id) => {
      const known = client().guilds.cache.get(guild)?.channels.cache.get(id);
      if (!known?.viewable) return undefined;
      const overwrites = 'permissionOverwrites' in known ? known.permissionOverwrites.cache.values() : [];
      return {
        id,
        guild_id: guild,
        type: known.type,
        name: known.name,
        parent_id: known.parentId,
        permission_overwrites: [...overwrites].map(({ id, allow, deny }) => ({
          id,
          allow: String(allow.bitfield),
          deny: String(deny.bitfield),
        })),
      };
    },
    roles: (guild) => [...(client().guilds.cache.get(guild)?.roles.cache.values() ?? [])],
  };
}

/** What Discord tells of a thread in which something was done. */
interface Thread {
  readonly id: string;
  readonly owner_id?: string | undefined;
}

/** Where something was done. A thread is a channel of its own, for not everybody may be in it; one that the bot has opened for the rest of a digest is the channel's. */
export function discordChannel(
  interaction: APIInteraction,
  { isOwnThread }: Pick<Servers, 'isOwnThread'>,
): Channel {
  const { guild_id, channel } = interaction;
  if (!guild_id || !channel) return directMessages(discordPerson(interaction));
  const above = 'parent_id' in channel && isThread(channel) && isOwnThread(channel) && channel.parent_id;
  return { platform: DISCORD, workspace: guild_id, id: above || channel.id };
}

const THREADS = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;

const FORUMS = [ChannelType.GuildForum, ChannelType.GuildMedia] as const;

/** The kinds of channels that take digests. */
export const TAKES_DIGESTS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ...FORUMS,
  ...THREADS,
] as const;

/** Those of them that Discord lets somebody choose among: of media channels its own schema of options and selects knows nothing. */
export const OFFERED_CHANNELS = TAKES_DIGESTS.filter((type) => type !== ChannelType.GuildMedia);

/** Whether a channel has posts and no messages of its own. */
export function isForum({ type }: { readonly type: ChannelType | undefined }): boolean {
  return FORUMS.some((forum) => forum === type);
}

export function isThread({ type }: { readonly type: ChannelType }): boolean {
  return THREADS.some((thread) => thread === type);
}

/** Whether someone talks with the bot alone. */
export function isDirectTalk({ context, guild_id }: APIInteraction): boolean {
  return context === undefined ? !guild_id : context === InteractionContextType.BotDM;
}

/** Whether the app itself is where something was done, and not only whoever did it. */
export function isPresent(interaction: APIInteraction, { isOn }: Pick<Servers, 'isOn'>): boolean {
  const { guild_id } = interaction;
  return guild_id ? isOn(guild_id) : isDirectTalk(interaction);
}

/** To whom an answer's buttons belong; where the app is only its asker's, to nobody else. */
export function buttonOwnerOf(interaction: APIInteraction, servers: Servers): ButtonOwner {
  const person = discordPerson(interaction);
  const here = isPresent(interaction, servers);
  return { person, channel: here ? discordChannel(interaction, servers) : directMessages(person) };
}
