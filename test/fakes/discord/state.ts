import { PermissionFlagsBits } from 'discord.js';
import type { Attached } from './check.ts';

export type Json = Record<string, unknown>;

export const BOT = {
  id: '900000000000000001',
  username: 'paperboy',
  discriminator: '0',
  global_name: null,
  avatar: null,
  bot: true,
};
export const APPLICATION = '900000000000000002';

/** What a bot is allowed where nobody took anything away. */
const USUAL =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.UseApplicationCommands;

export interface FakeUser {
  readonly id: string;
  readonly username: string;
  /** Whether messages from bots are refused. */
  closed: boolean;
  /** Permissions that this person has on no server. */
  denied: bigint;
}

export interface FakeChannel {
  readonly id: string;
  readonly kind: 'text' | 'announcement' | 'category' | 'forum' | 'media' | 'thread' | 'dm';
  /** Of a forum: its tags, 20 at most, and whether each post needs one. */
  readonly tags?: readonly FakeTag[];
  readonly requiresTag?: boolean;
  /** Of a post: the ids of its tags. */
  readonly appliedTags?: readonly string[];
  /** As people see it. */
  readonly name: string;
  readonly guild?: FakeGuild;
  readonly parent?: FakeChannel;
  /** Who opened a thread; the server's owner where nobody is named. */
  readonly openedBy?: { readonly id: string };
  /** Whether only those who were asked into a thread see it. */
  readonly invitedOnly?: boolean;
  readonly recipient?: FakeUser;
  /** Permissions that the bot has not got here. */
  denied: bigint;
  gone: boolean;
  /** Epoch ms of when a thread was put away. */
  archivedAt?: number;
  /** Of a thread: whether it was put away, which the next message undoes, and whether only moderators may write. */
  archived?: boolean;
  locked?: boolean;
  /** Who may manage it, and not the server. */
  readonly managers: Set<string>;
  /** Who may not see it; of a thread for those who were asked into it, who was not. */
  readonly hiddenFrom: Set<string>;
}

/** What posts of a forum are sorted by; one for moderators is set by those with Manage Threads. */
export interface FakeTag {
  readonly id: string;
  readonly name: string;
  readonly moderated?: boolean;
}

export interface FakeGuild {
  readonly id: string;
  readonly owner: FakeUser;
  readonly channels: FakeChannel[];
  /** Who may manage the server. */
  readonly managers: Set<string>;
  /** Whether the app was added to the server; it may still be used there by people who have installed it. */
  installed: boolean;
  /** Whether Discord itself has trouble with it: it is named at login, and nothing more is told of it. */
  unavailable: boolean;
  /** How many emojis of its own it has. */
  readonly emojis: number;
  /** Its roles beside the one of those who manage it. */
  readonly roles: FakeRole[];
  /** Who may mention everybody, and roles that not everybody may: people, and the bot by its id. */
  readonly mentioners: Set<string>;
}

export interface FakeRole {
  readonly id: string;
  readonly name: string;
  readonly mentionable: boolean;
  /** Who has it. */
  readonly members: Set<string>;
}

export interface FakeMessage {
  readonly id: string;
  readonly channel: FakeChannel;
  readonly at: number;
  readonly nonce?: string;
  body: Json;
  /** Who wrote it, where that was not the bot. */
  author?: { readonly id: string; readonly bot?: boolean };
  files?: readonly Attached[];
  /** Whom it notified, as it was posted: ids of roles and people, `everyone` and `here`. */
  readonly pings?: readonly string[];
  /** Whether those who follow its channel got it. */
  published?: boolean;
  /** Who alone sees it, where it is private. */
  readonly onlyFor?: FakeUser;
}

/** A file that somebody attaches to a slash command, as Discord tells of it. */
export interface FakeAttachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly ephemeral: true;
  /** What is behind its address. */
  readonly text: string;
}

/** What is on the fake Discord, by its own clock, which runs on and can be put forward. */
export function openDiscordState() {
  let ahead = 0;
  let serial = 0;
  const users: FakeUser[] = [];
  const guilds: FakeGuild[] = [];
  const channels = new Map<string, FakeChannel>();
  const messages: FakeMessage[] = [];
  const attachments = new Map<string, FakeAttachment>();
  const now = () => Date.now() + ahead;
  /** A snowflake of this moment. */
  const newId = () => String((BigInt(now() - 1_420_070_400_000) << 22n) | BigInt(serial++ & 0x3fffff));

  const user = (username: string): FakeUser => {
    const made = { id: newId(), username, closed: false, denied: 0n };
    users.push(made);
    return made;
  };
  const addChannel = (
    facts: Omit<FakeChannel, 'id' | 'name' | 'denied' | 'gone' | 'managers' | 'hiddenFrom'> & {
      readonly id?: string;
      readonly name?: string;
    },
  ): FakeChannel => {
    const id = facts.id ?? newId();
    const channel = {
      ...facts,
      id,
      name: facts.name ?? `c${id}`,
      denied: 0n,
      gone: false,
      managers: new Set<string>(),
      hiddenFrom: new Set<string>(),
    };
    channels.set(channel.id, channel);
    channel.guild?.channels.push(channel);
    return channel;
  };
  return {
    /** The application that a token belongs to; another one once somebody sets another bot's token. */
    application: APPLICATION,
    /** Whether people can install the app for themselves. */
    forPeople: true,
    /** Whether it may have the words of messages, as somebody has switched on in the portal. */
    givesContent: false,
    /** Which messages Discord will not take, of all that are posted. */
    refuses: undefined as ((message: Json) => boolean) | undefined,
    now,
    newId,
    users,
    guilds,
    channels,
    messages,
    attachments,
    user,
    addChannel,
    /** Another role of a server; a bot that is logged in is told of it by `role` of the fake. */
    addRole: (guild: FakeGuild, name: string, { mentionable = false } = {}): FakeRole => {
      const role = { id: newId(), name, mentionable, members: new Set<string>() };
      guild.roles.push(role);
      return role;
    },
    forbid: (person: FakeUser, permissions: bigint) => {
      person.denied = permissions;
    },
    advance: (ms: number) => {
      ahead += ms;
    },
    /** A server with one channel. `shard` of `of` is where its events go. */
    guild: ({ owner = user('owner'), shard = 0, of = 1, installed = true, emojis = 0 } = {}): FakeGuild => {
      let id = BigInt(newId());
      while (Number((id >> 22n) % BigInt(of)) !== shard) id += 1n << 22n;
      const managers = new Set([owner.id]);
      const guild = {
        id: String(id),
        owner,
        channels: [],
        managers,
        installed,
        unavailable: false,
        emojis,
        roles: [],
        mentioners: new Set<string>(),
      };
      guilds.push(guild);
      addChannel({ kind: 'text', guild });
      return guild;
    },
    directChannel: (recipient: FakeUser): FakeChannel =>
      [...channels.values()].find((channel) => channel.kind === 'dm' && channel.recipient === recipient) ??
      addChannel({ kind: 'dm', recipient }),
  };
}
export type DiscordState = ReturnType<typeof openDiscordState>;

export function may(channel: FakeChannel, permission: bigint): boolean {
  if (channel.kind === 'dm') return true;
  const denied = channel.denied | (channel.parent?.denied ?? 0n);
  return channel.guild?.installed === true && (USUAL & ~denied & permission) === permission;
}

export function userJson(user: FakeUser): Json {
  return { id: user.id, username: user.username, discriminator: '0', global_name: null, avatar: null };
}

export function channelJson(channel: FakeChannel): Json {
  const { id, kind, guild, parent, recipient, denied } = channel;
  if (kind === 'dm') return { id, type: 1, recipients: recipient ? [userJson(recipient)] : [] };
  const common = { id, guild_id: guild?.id, name: channel.name, position: 0 };
  if (kind === 'thread') {
    const metadata = {
      archived: channel.archived ?? false,
      auto_archive_duration: 1440,
      archive_timestamp: new Date(channel.archivedAt ?? 0).toISOString(),
      locked: channel.locked ?? false,
    };
    return {
      ...common,
      type: channel.invitedOnly ? 12 : 11,
      parent_id: parent?.id,
      owner_id: channel.openedBy?.id ?? guild?.owner.id,
      thread_metadata: metadata,
      applied_tags: [...(channel.appliedTags ?? [])],
      message_count: 0,
      member_count: 1,
    };
  }
  const { managers, hiddenFrom } = channel;
  const overwrites = [
    ...(denied === 0n ? [] : [{ id: BOT.id, type: 1, allow: '0', deny: String(denied) }]),
    // Of one person there is one.
    ...[...new Set([...managers, ...hiddenFrom])].map((id) => ({
      id,
      type: 1,
      allow: String(managers.has(id) ? PermissionFlagsBits.ManageChannels : 0n),
      deny: String(hiddenFrom.has(id) ? PermissionFlagsBits.ViewChannel : 0n),
    })),
  ];
  const type = { text: 0, category: 4, announcement: 5, forum: 15, media: 16 }[kind];
  return {
    ...common,
    ...forumFacts(channel),
    type,
    permission_overwrites: overwrites,
    parent_id: null,
    nsfw: false,
    topic: null,
  };
}

/** What Discord tells of a forum. */
function forumFacts({ kind, tags = [], requiresTag }: FakeChannel): Json {
  if (kind !== 'forum' && kind !== 'media') return {};
  const common = { moderated: false, emoji_id: null, emoji_name: null };
  return { available_tags: tags.map((tag) => ({ ...common, ...tag })), flags: requiresTag ? 1 << 4 : 0 };
}

/** The role that lets people manage a server; ids of roles need only differ. */
const managerRole = (guild: FakeGuild) => String(BigInt(guild.id) + 1n);

export function memberJson(guild: FakeGuild, user: FakeUser | typeof BOT): Json {
  const named = guild.roles.filter(({ members }) => members.has(user.id)).map(({ id }) => id);
  const roles = [...(guild.managers.has(user.id) ? [managerRole(guild)] : []), ...named];
  const account = 'bot' in user ? user : userJson(user);
  return { user: account, roles, joined_at: new Date(0).toISOString(), deaf: false, mute: false, flags: 0 };
}

/** What somebody may do in a channel of a server. */
export function permissionsOf(guild: FakeGuild, user: FakeUser, channel: FakeChannel): bigint {
  const server = guild.managers.has(user.id) ? PermissionFlagsBits.ManageGuild : 0n;
  const here = channel.managers.has(user.id) || channel.parent?.managers.has(user.id);
  const hidden = [channel, channel.parent].some((each) => each?.hiddenFrom.has(user.id))
    ? PermissionFlagsBits.ViewChannel
    : 0n;
  const manages = here ? PermissionFlagsBits.ManageChannels : 0n;
  return (USUAL | server | manages | mentions(guild, user.id)) & ~user.denied & ~hidden;
}

/** What the bot may do in a channel, as Discord tells it beside what somebody does there. */
export function botPermissionsIn({ guild, denied }: FakeChannel): bigint {
  return (USUAL | (guild ? mentions(guild, BOT.id) : 0n)) & ~denied;
}

function mentions({ mentioners }: FakeGuild, who: string): bigint {
  return mentioners.has(who) ? PermissionFlagsBits.MentionEveryone : 0n;
}

export function guildJson(guild: FakeGuild): Json {
  const role = { color: 0, hoist: false, managed: false, mentionable: false, flags: 0 };
  const active = guild.channels.filter(({ gone }) => !gone);
  return {
    id: guild.id,
    name: `Server ${guild.id}`,
    icon: null,
    owner_id: guild.owner.id,
    roles: [
      { ...role, id: guild.id, name: '@everyone', position: 0, permissions: String(USUAL) },
      {
        ...role,
        id: managerRole(guild),
        name: 'Managers',
        position: 1,
        permissions: String(PermissionFlagsBits.ManageGuild),
      },
      ...guild.roles.map((each) => ({ ...role, ...each, position: 1, permissions: '0' })),
    ],
    emojis: Array.from({ length: guild.emojis }, (_, at) => ({
      id: String(BigInt(guild.id) + 2n + BigInt(at)),
      name: `emoji${at}`,
      roles: [],
      animated: false,
      available: true,
      managed: false,
      require_colons: true,
    })),
    stickers: [],
    features: [],
    channels: active.filter(({ kind }) => kind !== 'thread').map(channelJson),
    threads: active.filter(({ kind }) => kind === 'thread').map(channelJson),
    members: [memberJson(guild, BOT)],
    member_count: 2,
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    system_channel_id: null,
    preferred_locale: 'en-US',
    joined_at: new Date(0).toISOString(),
    large: false,
    unavailable: false,
  };
}

export function messageJson(message: FakeMessage): Json {
  const { id, channel, at, body, nonce, published } = message;
  return {
    id,
    channel_id: channel.id,
    author: message.author ?? BOT,
    content: '',
    timestamp: new Date(at).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    flags: Number(body.flags ?? 0) | (published ? CROSSPOSTED : 0),
    components: asStored((body.components ?? []) as unknown[]),
    ...(body.content ? { content: body.content } : {}),
    ...(nonce ? { nonce } : {}),
  };
}

const CROSSPOSTED = 1 << 1;

/** Components as Discord gives them back: each with a number, and with what it found out about pictures and files. */
function asStored(components: readonly unknown[]): Json[] {
  let number = 0;
  const stored = (component: unknown): Json => {
    const { components: inner, accessory, media, file, ...own } = component as Json;
    return {
      id: ++number,
      ...own,
      ...(Array.isArray(inner) ? { components: inner.map(stored) } : {}),
      ...(accessory ? { accessory: stored(accessory) } : {}),
      ...(media
        ? { media: { ...media, proxy_url: 'https://media.example/1', width: 600, height: 315 } }
        : {}),
      ...(file ? { file: { url: 'https://cdn.example/1', proxy_url: 'https://media.example/2' } } : {}),
    };
  };
  return components.map(stored);
}
