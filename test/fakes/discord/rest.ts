import { PermissionFlagsBits } from 'discord.js';
import { type Attached, checkBody, checkCommands, checkLayout, checkMessage, checkModal } from './check.ts';
import { crosspost } from './crosspost.ts';
import { activeThreads, archivedThreads, openForumPost } from './forum.ts';
import type { FakeInteraction } from './interaction.ts';
import { pingsOf } from './pings.ts';
import {
  APPLICATION,
  BOT,
  channelJson,
  type DiscordState,
  type FakeChannel,
  type FakeMessage,
  guildJson,
  type Json,
  may,
  memberJson,
  messageJson,
} from './state.ts';

/** A request that got through to the platform. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Json;
  readonly files: readonly Attached[];
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface RestState {
  readonly state: DiscordState;
  readonly interactions: Map<string, FakeInteraction>;
  /** Registered commands, by server or under `global`. */
  readonly commands: Map<string, Json[]>;
  /** Bodies that Discord would have refused, each with what is wrong with it. */
  readonly problems: string[];
  /** For how long a nonce is remembered. */
  readonly nonceMs: number;
  readonly gateway: () => Json;
  /** Tells of a message that was posted in a channel. */
  readonly told: (message: FakeMessage) => void;
  /** Tells of a thread that was opened. */
  readonly opened: (thread: FakeChannel) => void;
}

const EPHEMERAL = 1 << 6;
const V2 = 1 << 15;
const MOST_FOLLOW_UPS = 5;
const no = (status: number, code: number, message: string): Reply => ({ status, body: { code, message } });
const UNKNOWN_CHANNEL = no(404, 10003, 'Unknown Channel');

type Handler = (rest: RestState, asked: Asked, ...names: string[]) => Reply;

const ROUTES: readonly (readonly [RegExp, Handler])[] = [
  [/^GET \/users\/@me$/, () => ({ status: 200, body: BOT })],
  [/^GET \/gateway\/bot$/, ({ gateway }) => ({ status: 200, body: gateway() })],
  [
    /^GET \/applications\/(\d+|@me)$/,
    ({ state }) => ({
      status: 200,
      body: {
        id: state.application,
        name: 'Paperboy',
        flags: state.givesContent ? 1 << 19 : 0,
        integration_types_config: state.forPeople ? { 0: {}, 1: {} } : { 0: {} },
      },
    }),
  ],
  [/^(?:GET|PUT) \/applications\/\d+(?:\/guilds\/(\d+))?\/commands$/, commands],
  [/^POST \/interactions\/(\d+)\/([^/]+)\/callback$/, callback],
  [/^PATCH \/webhooks\/\d+\/([^/]+)\/messages\/@original$/, editOriginal],
  [/^DELETE \/webhooks\/\d+\/([^/]+)\/messages\/@original$/, deleteOriginal],
  [/^POST \/webhooks\/\d+\/([^/]+)$/, followUp],
  [/^POST \/channels\/(\d+)\/messages$/, post],
  [/^PATCH \/channels\/(\d+)\/messages\/(\d+)$/, edit],
  [/^GET \/channels\/(\d+)\/messages$/, history],
  [/^GET \/channels\/(\d+)$/, channel],
  [/^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/, thread],
  [/^POST \/channels\/(\d+)\/threads$/, forumPost],
  [
    /^GET \/guilds\/(\d+)\/threads\/active$/,
    ({ state }, _asked, guild = '') => ({
      status: 200,
      body: { threads: activeThreads(state, guild), members: [] },
    }),
  ],
  [/^GET \/channels\/(\d+)\/threads\/archived\/public$/, archived],
  [/^GET \/channels\/(\d+)\/messages\/(\d+)$/, oneMessage],
  [
    /^POST \/channels\/(\d+)\/messages\/(\d+)\/crosspost$/,
    ({ state }, _asked, channel = '', message = '') => {
      const { message: done, ...reply } = { message: undefined, ...crosspost(state, channel, message) };
      return done ? { ...reply, body: messageJson(done) } : reply;
    },
  ],
  [/^POST \/users\/@me\/channels$/, openDirect],
  [/^GET \/channels\/(\d+)\/thread-members\/(\d+)$/, threadMember],
  [/^GET \/guilds\/(\d+)\/members\/(\d+|@me)$/, member],
  [/^GET \/guilds\/(\d+)\/roles$/, roles],
  [/^GET \/guilds\/(\d+)$/, guild],
];

/** What Discord does about a request. */
export function answerTo(rest: RestState, asked: Asked): Reply {
  for (const [pattern, handler] of ROUTES) {
    const match = pattern.exec(`${asked.method} ${asked.path}`);
    if (match) return handler(rest, asked, ...match.slice(1));
  }
  rest.problems.push(`nobody answers ${asked.method} ${asked.path}`);
  return no(404, 0, '404: Not Found');
}

function refused(rest: RestState, asked: Asked, problems: readonly string[]): Reply | undefined {
  if (problems.length === 0) return undefined;
  rest.problems.push(...problems.map((problem) => `${asked.method} ${asked.path}: ${problem}`));
  return no(400, 50035, `Invalid Form Body: ${problems.join('; ')}`);
}

function commands(rest: RestState, asked: Asked, guild = 'global'): Reply {
  if (asked.method === 'PUT') {
    const intent = asked.body as unknown as Json[];
    const types = intent.flatMap(({ integration_types }) => (integration_types ?? []) as number[]);
    const people = !rest.state.forPeople && types.includes(1) ? ['the app is for servers alone'] : [];
    const wrong = refused(rest, asked, [...checkCommands(intent), ...people]);
    if (wrong) return wrong;
    // What Discord gives back has more in it than what it was given.
    const stored = intent.map((command) => ({
      type: 1,
      nsfw: false,
      default_member_permissions: null,
      dm_permission: true,
      ...command,
      // Where a server's own commands can be used is no question.
      ...(guild === 'global' ? {} : { contexts: null, integration_types: [0] }),
      id: rest.state.newId(),
      application_id: APPLICATION,
      version: rest.state.newId(),
    }));
    rest.commands.set(guild, stored);
  }
  return { status: 200, body: rest.commands.get(guild) ?? [] };
}

const CALLBACKS: Readonly<Record<number, string>> = {
  4: 'CreateMessageInteractionCallbackRequestSchema',
  5: 'CreateMessageInteractionCallbackRequestSchema',
  6: 'UpdateMessageInteractionCallbackRequestSchema',
  7: 'UpdateMessageInteractionCallbackRequestSchema',
  8: 'ApplicationCommandAutocompleteCallbackRequestSchema',
};

function callback(rest: RestState, asked: Asked, id = '', token = ''): Reply {
  const interaction = rest.interactions.get(token);
  const tookMs = interaction ? rest.state.now() - interaction.at : 0;
  const isLate = tookMs > 3000 && !interaction?.callback;
  if (!interaction || interaction.id !== id || isLate) return no(404, 10062, 'Unknown interaction');
  const { type, data = {} } = asked.body as { type: number; data?: Json };
  const says = type === 4 || type === 7;
  const wrong = refused(rest, asked, [
    ...(type === 9 ? checkModal(asked.body) : checkBody(CALLBACKS[type] ?? '', asked.body)),
    ...(says ? checkLayout(data, asked.files) : []),
  ]);
  if (wrong) return wrong;
  if (interaction.callback) {
    interaction.repeated++;
    interaction.changed();
    return no(400, 40060, 'Interaction has already been acknowledged.');
  }
  interaction.callback = { type, data, tookMs };
  if (type === 5 || type === 4) say(rest, interaction, data, asked.files);
  if (interaction.on) turn(interaction, interaction.on, type, data);
  interaction.edited = says;
  interaction.changed();
  return { status: 204 };
}

function turn({ messages }: FakeInteraction, on: FakeMessage, type: number, data: Json): void {
  if (type === 6 || type === 7) messages.push(on);
  if (type === 7) on.body = { ...on.body, ...data };
}

function say(
  { state }: RestState,
  interaction: FakeInteraction,
  body: Json,
  files: readonly Attached[],
): FakeMessage {
  const hidden = (Number(body.flags ?? 0) & EPHEMERAL) > 0;
  const { channel, user } = interaction;
  const own = hidden ? { onlyFor: user } : {};
  const message = { id: state.newId(), channel, at: state.now(), body, files, ...own };
  interaction.messages.push(message);
  state.messages.push(message);
  return message;
}

/** The interaction of a token that may still be used; 15 minutes after it nothing may be said any more. */
function open({ state, interactions }: RestState, token: string): FakeInteraction | Reply {
  const interaction = interactions.get(token);
  if (!interaction?.callback) return no(404, 10015, 'Unknown Webhook');
  return state.now() - interaction.at > 15 * 60_000 ? no(401, 50027, 'Invalid Webhook Token') : interaction;
}

function editOriginal(rest: RestState, asked: Asked, token = ''): Reply {
  const interaction = open(rest, token);
  if ('status' in interaction) return interaction;
  const schema = 'IncomingWebhookUpdateRequestPartialSchema';
  const layout = checkLayout(asked.body, asked.files);
  const wrong = refused(rest, asked, [...checkBody(schema, asked.body), ...layout]);
  if (wrong) return wrong;
  const [original] = interaction.messages;
  if (!original) return no(404, 10008, 'Unknown Message');
  const kept = Number(original.body.flags ?? 0) & EPHEMERAL;
  original.files = asked.files;
  original.body = { ...original.body, ...asked.body, flags: Number(asked.body.flags ?? 0) | kept };
  interaction.edited = true;
  interaction.changed();
  return { status: 200, body: messageJson(original) };
}

function deleteOriginal(rest: RestState, _: Asked, token = ''): Reply {
  const interaction = open(rest, token);
  if ('status' in interaction) return interaction;
  const original = interaction.messages.shift();
  const at = original ? rest.state.messages.indexOf(original) : -1;
  interaction.takenBack = true;
  interaction.changed();
  if (at < 0) return no(404, 10008, 'Unknown Message');
  rest.state.messages.splice(at, 1);
  return { status: 204 };
}

function followUp(rest: RestState, asked: Asked, token = ''): Reply {
  const interaction = open(rest, token);
  if ('status' in interaction) return interaction;
  // Where the app was not added, but only its user has it.
  const { guild } = interaction.channel;
  const few = guild ? !guild.installed : interaction.payload.context === 2;
  if (few && interaction.messages.length > MOST_FOLLOW_UPS) {
    rest.problems.push('more follow-ups than Discord takes');
    return no(400, 40094, 'This interaction has reached the maximum number of follow up messages.');
  }
  const schema = 'IncomingWebhookInteractionRequestSchema';
  const layout = checkLayout(asked.body, asked.files);
  const wrong = refused(rest, asked, [...checkBody(schema, asked.body), ...layout]);
  if (wrong) return wrong;
  const message = say(rest, interaction, asked.body, asked.files);
  interaction.changed();
  return { status: 200, body: messageJson(message) };
}

function post(rest: RestState, asked: Asked, id = ''): Reply {
  const { state, nonceMs } = rest;
  const target = state.channels.get(id);
  if (!target || target.gone) return UNKNOWN_CHANNEL;
  const denial = denied(target);
  if (denial) return denial;
  const wrong = refused(rest, asked, checkMessage(asked.body, asked.files));
  if (wrong) return wrong;
  const unanswerable = replyRefusal(rest, target, asked.body);
  if (unanswerable) return unanswerable;
  if (state.refuses?.(asked.body)) return no(400, 50035, 'Invalid Form Body');
  const { nonce, enforce_nonce, ...body } = asked.body as { nonce?: string; enforce_nonce?: boolean } & Json;
  const known = state.messages.find(
    (message) =>
      nonce && message.nonce === nonce && message.channel === target && state.now() - message.at <= nonceMs,
  );
  if (known && enforce_nonce) return { status: 200, body: messageJson(known) };
  const { files } = asked;
  const own = nonce ? { nonce } : {};
  const pings = pingsOf(asked.body, target);
  const message = { id: state.newId(), channel: target, at: state.now(), body, files, pings, ...own };
  target.archived = false;
  state.messages.push(message);
  rest.told(message);
  return { status: 200, body: messageJson(message) };
}

/** Why a message is no answer to another one. */
function replyRefusal(
  { state }: RestState,
  target: FakeChannel,
  { message_reference }: Json,
): Reply | undefined {
  if (!message_reference) return undefined;
  const { message_id, fail_if_not_exists = true } = message_reference as Json;
  if (!may(target, PermissionFlagsBits.ReadMessageHistory))
    return no(400, 160002, 'Cannot reply without permission to read message history');
  const isThere = state.messages.some(({ id, channel }) => id === message_id && channel === target);
  return isThere || !fail_if_not_exists ? undefined : no(400, 50035, 'Invalid Form Body: Unknown message');
}

/** An edit replaces what it names. What a message of components v2 may not have beside them has to be taken away by it. */
function edit(rest: RestState, asked: Asked, id = '', message = ''): Reply {
  const { state } = rest;
  const target = state.channels.get(id);
  if (!target || target.gone) return UNKNOWN_CHANNEL;
  if (!may(target, PermissionFlagsBits.ViewChannel)) return no(403, 50001, 'Missing Access');
  const found = state.messages.find((each) => each.id === message && each.channel === target);
  if (!found) return no(404, 10008, 'Unknown Message');
  if (found.author && found.author.id !== BOT.id)
    return no(403, 50005, 'Cannot edit a message of somebody else');
  const { allowed_mentions } = asked.body;
  const became = { ...found.body, ...asked.body };
  const wrong = refused(rest, asked, [
    ...checkBody('MessageEditRequestPartialSchema', asked.body),
    ...checkLayout({ ...became, allowed_mentions }, asked.files),
    ...(hasFlag(found.body) && !hasFlag(became) ? ['components v2 stay components v2'] : []),
  ]);
  if (wrong) return wrong;
  found.body = became;
  found.files = asked.files;
  return { status: 200, body: messageJson(found) };
}

function hasFlag({ flags = 0 }: Json): boolean {
  return (Number(flags) & V2) > 0;
}

function denied(target: FakeChannel): Reply | undefined {
  if (target.recipient?.closed) return no(403, 50007, 'Cannot send messages to this user');
  if (!may(target, PermissionFlagsBits.ViewChannel)) return no(403, 50001, 'Missing Access');
  if (target.kind === 'forum' || target.kind === 'media')
    return no(400, 50008, 'Cannot send messages in a non-text channel');
  const right =
    target.kind === 'thread' ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  if (!may(target, right)) return no(403, 50013, 'Missing Permissions');
  return target.locked ? no(400, 160005, 'Thread is locked') : undefined;
}

function history({ state }: RestState, { query }: Asked, id = ''): Reply {
  const target = state.channels.get(id);
  if (!target || target.gone) return UNKNOWN_CHANNEL;
  if (!may(target, PermissionFlagsBits.ViewChannel)) return no(403, 50001, 'Missing Access');
  // Without this permission Discord says that nothing is there, and not that it must not be read.
  if (!may(target, PermissionFlagsBits.ReadMessageHistory)) return { status: 200, body: [] };
  const after = BigInt(query.after ?? '0');
  const newer = state.messages.filter(
    (message) => message.channel === target && !message.onlyFor && BigInt(message.id) > after,
  );
  // The oldest of those that are newer, and of them the newest first.
  const page = newer.slice(0, Number(query.limit ?? 50)).reverse();
  // A nonce is told to whoever posted, and to nobody later.
  return {
    status: 200,
    body: page.map((message) => ({ ...messageJson(message), nonce: undefined, ...threadOn(state, message) })),
  };
}

function threadOn({ channels }: DiscordState, { id }: FakeMessage): Json {
  const found = channels.get(id);
  return found ? { thread: channelJson(found) } : {};
}

function channel({ state }: RestState, _asked: Asked, id = ''): Reply {
  const target = state.channels.get(id);
  if (!target || target.gone) return UNKNOWN_CHANNEL;
  return may(target, PermissionFlagsBits.ViewChannel)
    ? { status: 200, body: channelJson(target) }
    : no(403, 50001, 'Missing Access');
}

function thread(rest: RestState, asked: Asked, id = '', message = ''): Reply {
  const parent = rest.state.channels.get(id);
  if (!parent?.guild || parent.gone) return UNKNOWN_CHANNEL;
  const wrong = refused(rest, asked, checkBody('CreateTextThreadWithMessageRequestSchema', asked.body));
  if (wrong) return wrong;
  if (!may(parent, PermissionFlagsBits.CreatePublicThreads)) return no(403, 50013, 'Missing Permissions');
  if (rest.state.channels.has(message))
    return no(400, 160004, 'A thread has already been created for this message');
  // The thread of a message has the message's own id.
  const made = rest.state.addChannel({
    kind: 'thread',
    guild: parent.guild,
    parent,
    openedBy: BOT,
    id: message,
  });
  return { status: 201, body: channelJson(made) };
}

function forumPost(rest: RestState, asked: Asked, id = ''): Reply {
  const { problems = [], made, ...reply } = openForumPost(rest.state, id, asked.body, asked.files);
  rest.problems.push(...problems.map((problem) => `${asked.method} ${asked.path}: ${problem}`));
  if (!made) return reply;
  rest.opened(made.post);
  rest.told(made.message);
  return reply;
}

function archived({ state }: RestState, { query }: Asked, id = ''): Reply {
  const target = state.channels.get(id);
  if (!target || target.gone) return UNKNOWN_CHANNEL;
  const isAllowed = may(target, PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory);
  if (!isAllowed) return no(403, 50001, 'Missing Access');
  return { status: 200, body: { ...archivedThreads(state, id, query), members: [] } };
}

function oneMessage({ state }: RestState, _asked: Asked, id = '', message = ''): Reply {
  const target = state.channels.get(id);
  if (!target || target.gone) return UNKNOWN_CHANNEL;
  const isAllowed = may(target, PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory);
  if (!isAllowed) return no(403, 50001, 'Missing Access');
  const found = state.messages.find((each) => each.id === message && each.channel === target);
  return found ? { status: 200, body: messageJson(found) } : no(404, 10008, 'Unknown Message');
}

function openDirect(rest: RestState, asked: Asked): Reply {
  const wrong = refused(rest, asked, checkBody('CreatePrivateChannelRequestSchema', asked.body));
  if (wrong) return wrong;
  const recipient = rest.state.users.find(({ id }) => id === asked.body.recipient_id);
  return recipient
    ? { status: 200, body: channelJson(rest.state.directChannel(recipient)) }
    : no(400, 50033, 'Invalid Recipient(s)');
}

function member({ state }: RestState, _asked: Asked, guildId = '', userId = ''): Reply {
  const guild = state.guilds.find(({ id, installed }) => id === guildId && installed);
  const user = [...state.users, BOT].find(({ id }) => id === userId);
  if (!guild || !user) return no(404, 10007, 'Unknown Member');
  return { status: 200, body: memberJson(guild, user) };
}

function threadMember({ state }: RestState, _asked: Asked, id = '', userId = ''): Reply {
  const target = state.channels.get(id);
  if (target?.kind !== 'thread' || target.gone) return UNKNOWN_CHANNEL;
  if (!may(target, PermissionFlagsBits.ViewChannel)) return no(403, 50001, 'Missing Access');
  const isIn = target.invitedOnly && !target.hiddenFrom.has(userId);
  return isIn
    ? { status: 200, body: { id, user_id: userId, join_timestamp: new Date(0).toISOString(), flags: 0 } }
    : no(404, 10013, 'Unknown User');
}

function roles({ state }: RestState, _asked: Asked, guildId = ''): Reply {
  const guild = state.guilds.find(({ id, installed }) => id === guildId && installed);
  return guild ? { status: 200, body: guildJson(guild).roles } : no(404, 10004, 'Unknown Guild');
}

function guild({ state }: RestState, _asked: Asked, guildId = ''): Reply {
  const found = state.guilds.find(({ id, installed }) => id === guildId && installed);
  return found ? { status: 200, body: guildJson(found) } : no(404, 10004, 'Unknown Guild');
}
