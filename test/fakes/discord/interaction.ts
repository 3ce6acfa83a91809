import { flat } from './readable.ts';
import {
  APPLICATION,
  botPermissionsIn,
  channelJson,
  type DiscordState,
  type FakeChannel,
  type FakeMessage,
  type FakeUser,
  type Json,
  memberJson,
  messageJson,
  permissionsOf,
  userJson,
} from './state.ts';

/** Something that a person did, and what the bot made of it. */
export interface FakeInteraction {
  readonly id: string;
  readonly token: string;
  readonly payload: Json;
  readonly user: FakeUser;
  readonly channel: FakeChannel;
  readonly at: number;
  /** The message that a button or a select stands on. */
  readonly on?: FakeMessage;
  /** The first answer, and how many ms it took by the fake's clock. */
  callback?: { readonly type: number; readonly data: Json; readonly tookMs: number };
  /** The messages of it: the original answer first, then follow-ups. */
  readonly messages: FakeMessage[];
  /** How often something was refused because an answer had been given already. */
  repeated: number;
  /** Whether the answer has more in it than "is thinking". */
  edited: boolean;
  /** Whether the answer was deleted, so that nobody waits for it. */
  takenBack: boolean;
  /** Resolves once the condition holds; looked at after each thing that the bot does. */
  until(condition: (interaction: FakeInteraction) => boolean): Promise<FakeInteraction>;
  /** To be called after each change. */
  changed(): void;
}

export interface Doing {
  readonly user: FakeUser;
  readonly channel: FakeChannel;
  readonly locale?: string;
  /** 2 in a conversation between people; else it is told by the channel. */
  readonly context?: number;
  /** Whether those who run the server let this person give commands that others may not. */
  readonly allowed?: boolean;
}

/** Something a person does, not yet sent to the bot. */
export function interactionOf(
  state: DiscordState,
  doing: Doing,
  what: { type: number; data: Json; on?: FakeMessage },
): FakeInteraction {
  const { user, channel, locale = 'en-GB', context = channel.guild ? 0 : 1 } = doing;
  const id = state.newId();
  const token = `token-${id}`;
  const { guild } = channel;
  const waiting: (() => void)[] = [];
  const owners = guild?.installed ? { '0': guild.id } : guild ? { '1': user.id } : { '0': '0', '1': user.id };
  const payload = {
    id,
    application_id: APPLICATION,
    type: what.type,
    data: what.data,
    token,
    version: 1,
    channel_id: channel.id,
    channel: channelJson(channel),
    locale,
    app_permissions: String(botPermissionsIn(channel)),
    entitlements: [],
    authorizing_integration_owners: owners,
    context,
    attachment_size_limit: 10_485_760,
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: { ...memberJson(guild, user), permissions: String(permissionsOf(guild, user, channel)) },
        }
      : { user: userJson(user) }),
    ...(what.on ? { message: messageJson(what.on) } : {}),
  };
  const interaction: FakeInteraction = {
    id,
    token,
    payload,
    user,
    channel,
    at: state.now(),
    ...(what.on ? { on: what.on } : {}),
    messages: [],
    repeated: 0,
    edited: false,
    takenBack: false,
    changed: () => {
      for (const wake of waiting.splice(0)) wake();
    },
    until: async (condition) => {
      while (!condition(interaction)) await new Promise<void>((resolve) => void waiting.push(resolve));
      return interaction;
    },
  };
  return interaction;
}

const TYPES: Readonly<Record<number, string>> = {
  3: 'string',
  4: 'number',
  5: 'boolean',
  7: 'string',
  10: 'number',
  11: 'string',
};

/** What Discord says beside options of the channels that they name: nothing of what is not on that server. */
export function resolvedIn(state: DiscordState, { user, channel: { guild } }: Doing, options: Json[]): Json {
  const all = (some: readonly Json[]): Json[] =>
    some.flatMap((option) => [option, ...all((option.options ?? []) as Json[])]);
  const given = all(options);
  const attachments = given.flatMap(({ type, value }) => {
    const found = type === 11 ? state.attachments.get(String(value)) : undefined;
    if (!found) return [];
    const { text: _, ...told } = found;
    return [[told.id, told] as const];
  });
  const files = attachments.length > 0 ? { attachments: Object.fromEntries(attachments) } : {};
  const named = given.filter(({ type }) => type === 7);
  const channels = named.flatMap(({ value }) => {
    const found = state.channels.get(String(value));
    if (!guild || found?.guild !== guild || found.gone) return [];
    const { id, type, name, parent_id, thread_metadata } = channelJson(found);
    const permissions = String(permissionsOf(guild, user, found));
    return [[id, { id, type, name, parent_id, thread_metadata, permissions }] as const];
  });
  const places = channels.length > 0 ? { channels: Object.fromEntries(channels) } : {};
  return given.some(({ type }) => type === 7 || type === 11) ? { resolved: { ...places, ...files } } : {};
}

/** The name of a command, and of its subcommand where it has some, behind its group where it is in one. */
export type Path = readonly [string, string?, string?];

/** The options of a command as Discord sends them; an Error where Discord would not have let the person send them. */
export function optionsOf(
  commands: readonly Json[],
  { path, doing }: { path: Path; doing: Doing },
  values: Json,
  focused?: string,
): Json[] {
  const command = commands.find(({ name, type }) => name === path[0] && (type ?? 1) === 1);
  if (command) refusePerson(command, doing);
  if (command && path[1] === undefined) return [];
  const inside = (options: unknown, named: string | undefined) =>
    ((options ?? []) as Json[]).find(({ name }) => name === named);
  const outer = inside(command?.options, path[1]);
  const sub = outer?.type === 2 ? inside(outer.options, path[2]) : outer;
  if (!sub) throw new Error(`/${path.join(' ')} is not registered`);
  const known = (sub.options ?? []) as Json[];
  const missing = focused
    ? []
    : known.filter(({ name, required }) => required && values[String(name)] === undefined);
  if (missing.length > 0) throw new Error(`${missing.map(({ name }) => name).join(', ')} must be given`);
  const options = Object.entries(values).map(([name, value]) => {
    const option = known.find((each) => each.name === name);
    if (!option) throw new Error(`/${path.join(' ')} has no option ${name}`);
    if (!focused) refuseValue(option, value);
    return { name, type: option.type, value, ...(name === focused ? { focused: true } : {}) };
  });
  const given = { type: 1, name: sub.name, options };
  return outer?.type === 2 ? [{ type: 2, name: path[1], options: [given] }] : [given];
}

function refusePerson(command: Json, { user, channel, allowed }: Doing): void {
  const { guild } = channel;
  const contexts = command.contexts as number[] | null;
  if (contexts && !contexts.includes(guild ? 0 : 1)) throw new Error(`/${command.name} is not offered here`);
  const wanted = BigInt(String(command.default_member_permissions ?? 0));
  if (!allowed && guild && (permissionsOf(guild, user, channel) & wanted) !== wanted) {
    throw new Error(`/${command.name} is not offered to ${user.username}`);
  }
}

function refuseValue(option: Json, value: unknown): void {
  const wrong = (why: string) => new Error(`Discord does not take ${value} for ${option.name}: ${why}`);
  if (typeof value !== TYPES[Number(option.type)]) throw wrong(`type ${option.type}`);
  const choices = option.choices as { value: unknown }[] | undefined;
  if (choices && !choices.some((choice) => choice.value === value)) throw wrong('not a choice');
  const size = typeof value === 'string' ? value.length : Number(value);
  const [low, high] =
    typeof value === 'string' ? [option.min_length, option.max_length] : [option.min_value, option.max_value];
  if (size < Number(low ?? -Infinity) || size > Number(high ?? Infinity)) throw wrong('out of bounds');
}

/** What pressing a button, or making a choice, sends; an Error where the choice is not offered. */
export function pressOn(doing: Doing, message: FakeMessage, named: string, value?: string): Json {
  const { custom_id, type, options = [], channel_types = [] } = componentOf(message, named);
  if (type === CHANNEL_SELECT) return chooseChannel(doing, { custom_id, channel_types }, value);
  const offered = (options as { value: string }[]).map((option) => option.value);
  if (value !== undefined && !offered.includes(value))
    throw new Error(`${value} is none of ${offered.join(', ')}`);
  return { custom_id, component_type: type, ...(value === undefined ? {} : { values: [value] }) };
}

const CHANNEL_SELECT = 8;

/** Discord offers the channels of the server, of the kinds that are wanted, and sends what it knows of the chosen one. */
function chooseChannel(
  { user, channel: { guild } }: Doing,
  { custom_id, channel_types }: { custom_id: unknown; channel_types: unknown },
  value = '',
): Json {
  const chosen = guild?.channels.find(({ id, gone }) => id === value && !gone);
  if (!guild || !chosen) throw new Error(`${value} is no channel of the server`);
  const { id, name, type } = channelJson(chosen);
  const kinds = channel_types as readonly unknown[];
  if (kinds.length > 0 && !kinds.includes(type)) throw new Error(`${value} is of a kind that is not offered`);
  const permissions = String(permissionsOf(guild, user, chosen));
  const resolved = { channels: { [value]: { id, name, type, permissions } } };
  return { custom_id, component_type: CHANNEL_SELECT, values: [value], resolved };
}

/** A button or a select of a message, by its label, placeholder or custom id. */
export function componentOf(message: FakeMessage, named: string): Json {
  const all = flat((message.body.components ?? []) as unknown[]);
  const found = all.find(({ label, placeholder, custom_id }) =>
    [label, placeholder, custom_id].includes(named),
  );
  if (found) return found;
  throw new Error(
    `no button is named ${named}: ${all.flatMap(({ label }) => (label ? [label] : [])).join(', ')}`,
  );
}

/** A message that a person has written, as a context menu sends it. */
export function writtenBy({ user, channel }: Doing, id: string, content: string): Json {
  return { ...messageJson({ id, channel, at: 0, body: { content } }), author: userJson(user) };
}

/** What a modal sends once it is filled in; an Error where Discord would not have let the person send it. */
export function filledIn(modal: Json, values: Readonly<Record<string, string>>): Json[] {
  return ((modal.components ?? []) as { id?: number; component: Json }[]).map(({ component }, at) => {
    const { custom_id, value = '', required, max_length } = component as Record<string, string>;
    const typed = values[String(custom_id)] ?? value;
    if (required && !typed) throw new Error(`${custom_id} must be filled in`);
    if (typed.length > Number(max_length ?? 4000)) throw new Error(`${custom_id} is too long`);
    return { id: at + 1, type: 18, component: { id: at + 9, type: 4, custom_id, value: typed } };
  });
}
