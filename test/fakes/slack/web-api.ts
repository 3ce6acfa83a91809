import { refusal, viewRefusal } from './limits.ts';
import { unfurl } from './links.ts';
import { pingsOf } from './pings.ts';
import { addChannel, type Conversation, type Message, type Workspace } from './state.ts';

export type Args = Record<string, unknown>;
type Answer = Record<string, unknown>;

/** What a method of the Web API answers; `refuse` where it says no. */
export interface Call {
  readonly args: Args;
  readonly workspace: Workspace;
  /** Slack's own clock: a new `ts` each time. */
  ts(): string;
  readonly url: string;
}

export class Refused extends Error {
  /** What Slack says beside it. */
  readonly more: Answer;

  constructor(error: string, more: Answer = {}) {
    super(error);
    this.more = more;
  }
}

const refuse = (error: string, more: Answer = {}): never => {
  throw new Refused(error, more);
};

const needs = ({ scopes }: Workspace, scope: string): void => {
  if (!scopes.has(scope)) refuse('missing_scope', { needed: scope, provided: [...scopes].join(',') });
};

/** A channel that the bot can see; Slack does not say of a private one that it is there. */
function conversation({ workspace, args }: Call): Conversation {
  const found = workspace.channels.get(String(args.channel)) ?? refuse('channel_not_found');
  return found.private && !found.members.has(workspace.botUser) ? refuse('channel_not_found') : found;
}

function kindOf({ id, private: hidden, group }: Conversation): string {
  if (id.startsWith('D')) return 'im';
  if (group) return 'mpim';
  return hidden ? 'groups' : 'channels';
}

function openIm(workspace: Workspace, user: string): Conversation {
  if (!workspace.users.has(user)) refuse('user_not_found');
  const known = [...workspace.channels.values()].find(
    ({ id, members }) => id.startsWith('D') && members.has(user),
  );
  return known ?? addChannel(workspace, `D${user}`, [user, workspace.botUser]);
}

export const METHODS: Readonly<Record<string, (call: Call) => Answer>> = {
  'auth.test': ({ workspace }) => ({
    url: `https://${workspace.id.toLowerCase()}.slack.com/`,
    team: workspace.name,
    team_id: workspace.id,
    user: workspace.botUser,
    user_id: workspace.botUser,
    bot_id: workspace.botId,
  }),

  'bots.info': ({ workspace, args }) => {
    needs(workspace, 'users:read');
    return { bot: { id: args.bot, app_id: 'A1', name: 'paperboy' } };
  },

  'chat.postMessage': (call) => {
    const { workspace, args } = call;
    needs(workspace, 'chat:write');
    const channel = conversation(call);
    if (channel.archived) refuse('is_archived');
    if (!channel.members.has(workspace.botUser)) refuse('not_in_channel');
    const wrong = refusal(args.blocks ?? []);
    if (wrong) refuse(wrong.replace(/:.*/s, ''));
    if (!args.text) refuse('no_text');
    if (args.unfurl_links !== false || args.unfurl_media !== false) refuse('the bot never unfurls');
    const message: Message = {
      ts: call.ts(),
      channel: channel.id,
      text: String(args.text),
      blocks: (args.blocks ?? []) as Message['blocks'],
      user: workspace.botUser,
      bot_id: workspace.botId,
      pings: pingsOf(String(args.text), (args.blocks ?? []) as unknown[]),
      ...(args.thread_ts ? { thread_ts: String(args.thread_ts) } : {}),
      ...(args.metadata ? { metadata: args.metadata as NonNullable<Message['metadata']> } : {}),
    };
    channel.messages.push(message);
    return { channel: channel.id, ts: message.ts, message };
  },

  'chat.postEphemeral': (call) => {
    const { workspace, args, ts } = call;
    needs(workspace, 'chat:write');
    const channel = conversation(call);
    if (channel.archived) refuse('is_archived');
    if (!channel.members.has(String(args.user))) refuse('user_not_in_channel');
    const wrong = refusal(args.blocks ?? []);
    if (wrong) refuse(wrong.replace(/:.*/s, ''));
    const thread = args.thread_ts ? { thread_ts: String(args.thread_ts) } : {};
    const blocks = (args.blocks ?? []) as Message['blocks'];
    channel.whispers.push({ to: String(args.user), text: String(args.text), blocks, ...thread });
    return { message_ts: ts() };
  },

  'chat.unfurl': ({ workspace, args }) => {
    needs(workspace, 'links:write');
    const wrong = unfurl(workspace, args);
    if (wrong) refuse(wrong);
    return {};
  },

  'conversations.open': ({ workspace, args }) => {
    needs(workspace, 'im:write');
    return { channel: { id: openIm(workspace, String(args.users)).id } };
  },

  'conversations.info': (call) => {
    const channel = conversation(call);
    needs(call.workspace, `${kindOf(channel)}:read`);
    return {
      channel: {
        id: channel.id,
        name: channel.name,
        creator: channel.creator,
        is_archived: channel.archived,
        is_private: channel.private,
        is_mpim: channel.group,
        is_member: channel.members.has(call.workspace.botUser),
      },
    };
  },

  'conversations.join': (call) => {
    needs(call.workspace, 'channels:join');
    const channel = conversation(call);
    if (kindOf(channel) !== 'channels') refuse('method_not_supported_for_channel_type');
    if (channel.archived) refuse('is_archived');
    channel.members.add(call.workspace.botUser);
    return { channel: { id: channel.id } };
  },

  'conversations.members': (call) => {
    const channel = conversation(call);
    needs(call.workspace, `${kindOf(channel)}:read`);
    const page = pageOf([...channel.members], call.args);
    return { members: page.items, response_metadata: { next_cursor: page.next } };
  },

  'conversations.history': (call) => {
    const channel = readable(call);
    const roots = channel.messages.filter(({ ts, thread_ts }) => !thread_ts || thread_ts === ts);
    const page = pageOf(roots.filter(isBetween(call.args)).reverse(), few(call));
    const messages = page.items.map((root) => {
      const replies = repliesOf(channel, root.ts);
      return replies.length > 0
        ? { ...root, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }
        : root;
    });
    return { messages: withMetadata(messages, call.args), ...more(page.next) };
  },

  'conversations.replies': (call) => {
    const channel = readable(call);
    const root = channel.messages.filter(({ ts }) => ts === call.args.ts);
    if (root.length === 0) refuse('thread_not_found');
    const replies = repliesOf(channel, String(call.args.ts)).filter(isBetween(call.args));
    const page = pageOf([...root, ...replies], few(call));
    return { messages: withMetadata(page.items, call.args), ...more(page.next) };
  },

  'files.getUploadURLExternal': ({ workspace, args, url, ts }) => {
    needs(workspace, 'files:write');
    const file = { id: `F${ts()}`, name: String(args.filename), length: Number(args.length) };
    if (!file.length) refuse('invalid_arguments');
    workspace.files.set(file.id, file);
    return { file_id: file.id, upload_url: url.replace('/api/', `/upload/${workspace.id}/${file.id}`) };
  },

  'files.completeUploadExternal': (call) => {
    const { workspace, args } = call;
    needs(workspace, 'files:write');
    const files = (args.files as { id: string }[]).map(
      ({ id }) => workspace.files.get(id) ?? refuse('file_not_found'),
    );
    if (files.some(({ text = '', length }) => Buffer.byteLength(text) !== length)) refuse('file_not_found');
    const channel = conversation({ ...call, args: { channel: args.channel_id } });
    if (!channel.members.has(workspace.botUser)) refuse('not_in_channel');
    const { botUser: user, botId: bot_id } = workspace;
    channel.messages.push({ ts: call.ts(), channel: channel.id, text: '', blocks: [], user, bot_id, files });
    return { files };
  },

  'usergroups.list': ({ workspace, args }) => {
    needs(workspace, 'usergroups:read');
    const all = workspace.groups.filter(({ date_delete }) => args.include_disabled || !date_delete);
    return { usergroups: all.map((group) => ({ ...group, team_id: workspace.id, is_usergroup: true })) };
  },

  'users.conversations': ({ workspace, args }) => {
    const types = String(args.types ?? 'public_channel').split(',');
    if (types.includes('public_channel')) needs(workspace, 'channels:read');
    if (types.includes('private_channel')) needs(workspace, 'groups:read');
    const { botUser } = workspace;
    const whose = String(args.user ?? botUser);
    const channels = [...workspace.channels.values()].filter(
      (channel) =>
        !channel.group &&
        !channel.id.startsWith('D') &&
        channel.members.has(whose) &&
        types.includes(channel.private ? 'private_channel' : 'public_channel') &&
        (!channel.private || channel.members.has(botUser)),
    );
    const page = pageOf(
      channels.filter(({ archived }) => !(archived && String(args.exclude_archived) === 'true')),
      args,
    );
    const shown = page.items.map(({ id, name, private: is_private }) => ({ id, name, is_private }));
    return { channels: shown, response_metadata: { next_cursor: page.next } };
  },

  'users.info': ({ workspace, args }) => {
    needs(workspace, 'users:read');
    const user = workspace.users.get(String(args.user)) ?? refuse('user_not_found');
    const { id, tz, admin, guest, home, name, shown, left = false, bot = false } = user;
    // One who has chosen no name to be shown by has an empty one there.
    const profile = { real_name: name, display_name: shown ?? '' };
    const facts = {
      id,
      tz,
      name: id.toLowerCase(),
      real_name: name,
      profile,
      team_id: home ?? workspace.id,
      is_admin: admin,
      is_owner: false,
    };
    const more = { is_restricted: guest, is_ultra_restricted: false, deleted: left, is_bot: bot };
    return { user: { ...facts, ...more } };
  },

  'views.open': ({ workspace, args, ts }) => {
    useTrigger(workspace, args);
    return { view: keepView(workspace, `V${ts()}`, args.view) };
  },

  'views.push': ({ workspace, args, ts }) => {
    const previous = workspace.views.get(useTrigger(workspace, args)) ?? refuse('invalid_trigger_id');
    const below = workspace.views.get(String(previous.previous_view_id));
    if (below?.previous_view_id) refuse('push_limit_reached');
    const stack = { previous_view_id: previous.id, root_view_id: previous.root_view_id ?? previous.id };
    return { view: keepView(workspace, `V${ts()}`, args.view, stack) };
  },

  'views.update': ({ workspace, args }) => {
    const id = String(args.view_id);
    const { previous_view_id, root_view_id } = workspace.views.get(id) ?? refuse('not_found');
    return { view: keepView(workspace, id, args.view, { previous_view_id, root_view_id }) };
  },

  'views.publish': ({ workspace, args }) => {
    const wrong = viewRefusal(args.view);
    if (wrong) refuse(wrong);
    workspace.homes.set(String(args.user_id), args.view as Record<string, unknown>);
    return { view: args.view as object };
  },
};

/** Stores a view as Slack does, or refuses it. */
export function keepView(
  workspace: Workspace,
  id: string,
  view: unknown,
  stack: object = {},
): Record<string, unknown> {
  const wrong = viewRefusal(view);
  if (wrong) refuse(wrong);
  const kept = { ...(view as object), ...stack, id };
  workspace.views.set(id, kept);
  return kept;
}

const TRIGGER_MS = 3_000;

/** A trigger opens one modal, for three seconds; answers the view that it was pressed in. */
function useTrigger({ triggers }: Workspace, { trigger_id }: Args): string {
  const { view, at } = triggers.get(String(trigger_id)) ?? refuse('expired_trigger_id');
  triggers.delete(String(trigger_id));
  return performance.now() - at > TRIGGER_MS ? refuse('expired_trigger_id') : view;
}

function readable(call: Call): Conversation {
  const channel = conversation(call);
  needs(call.workspace, `${kindOf(channel)}:history`);
  if (!channel.members.has(call.workspace.botUser)) refuse('not_in_channel');
  return channel;
}

/** What is asked for, of which Slack gives fifteen where it limits how much may be read, whatever is asked for. */
function few({ workspace, args }: Call): Args {
  return workspace.limited ? { ...args, limit: Math.min(Number(args.limit ?? 15), 15) } : args;
}

/** Messages later than one time and earlier than another; neither is among them. */
function isBetween({ oldest = 0, latest = '9999999999' }: Args): (message: Message) => boolean {
  return ({ ts }) => Number(ts) > Number(oldest) && Number(ts) < Number(latest);
}

function repliesOf({ messages }: Conversation, root: string): Message[] {
  return messages.filter(({ ts, thread_ts }) => thread_ts === root && ts !== root);
}

function withMetadata(messages: readonly Message[], { include_all_metadata }: Args): Message[] {
  return messages.map((message) => {
    const { metadata: _, ...bare } = message;
    return include_all_metadata ? message : bare;
  });
}

function pageOf<T>(all: readonly T[], { limit = 100, cursor = '0' }: Args): { items: T[]; next: string } {
  const [from, size] = [Number(cursor), Math.min(Number(limit), 999)];
  return {
    items: all.slice(from, from + size),
    next: from + size < all.length ? String(from + size) : '',
  };
}

function more(next: string): Answer {
  return { has_more: next !== '', response_metadata: { next_cursor: next } };
}
