import type { types } from '@slack/bolt';

export interface Message {
  ts: string;
  channel: string;
  text: string;
  blocks: types.KnownBlock[];
  user: string;
  bot_id?: string;
  thread_ts?: string;
  /** Whom it notified: ids of user groups and people, `here`, `channel` and `everyone`. */
  pings?: string[];
  files?: File[];
  /** What the app shows below it, by the links in it. */
  unfurls?: Record<string, { blocks: types.KnownBlock[] }>;
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
}

interface File {
  id: string;
  name: string;
  length: number;
  /** Once it was uploaded. */
  text?: string;
}

export interface Conversation {
  id: string;
  /** As its people know it. */
  name: string;
  members: Set<string>;
  archived: boolean;
  private: boolean;
  /** Whether it is a group message. */
  group: boolean;
  creator: string;
  messages: Message[];
  /** What only one person sees. */
  whispers: (Pick<Message, 'text' | 'blocks' | 'thread_ts'> & { to: string })[];
}

export interface User {
  id: string;
  tz: string;
  /** Their name, and the one that they have chosen to be shown by. */
  name: string;
  shown?: string;
  admin: boolean;
  guest: boolean;
  /** Whether they have left the workspace. */
  left?: boolean;
  /** Whether it is a program's. */
  bot?: boolean;
  /** The workspace whose person it is, where that is another one. */
  home?: string;
}

/** Some people of a workspace together, as `usergroups.list` tells of them. */
interface UserGroup {
  id: string;
  handle: string;
  name: string;
  /** When it was switched off; 0 where it was not. */
  date_delete: number;
}

export interface Workspace {
  id: string;
  /** What its people call it. */
  name: string;
  token: string;
  /** Whether its token is renewed from time to time; the one that is given first ends at once. */
  rotates: boolean;
  revoked: boolean;
  /** Whether the app was removed from it, which ends its bot and every token of it. */
  removed: boolean;
  botUser: string;
  botId: string;
  scopes: Set<string>;
  users: Map<string, User>;
  channels: Map<string, Conversation>;
  groups: UserGroup[];
  views: Map<string, Record<string, unknown>>;
  homes: Map<string, Record<string, unknown>>;
  files: Map<string, File>;
  /** Where Slack limits how much may be read: the methods that were called in this minute, which a test empties. */
  limited: Set<string> | undefined;
  /** What a modal may be opened by, once and for three seconds: the view that it was pressed in, or nothing, and when. */
  triggers: Map<string, { readonly view: string; readonly at: number }>;
  /** What may be unfurled, by its id: a message with links, or one that somebody is writing, which has no channel. */
  shared: Map<string, Shared>;
}

/** Links of the app's domains, as the app is told of them. */
export interface Shared {
  readonly source: 'composer' | 'conversations_history';
  readonly channel: string;
  readonly ts: string;
  readonly links: readonly { readonly domain: string; readonly url: string }[];
  unfurls?: Record<string, { blocks: types.KnownBlock[] }>;
}

const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'links:read',
  'links:write',
  'usergroups:read',
  'users:read',
];

/** A workspace with one member, one channel that the bot is in, and every scope. */
export function newWorkspace(id: string): Workspace {
  const workspace: Workspace = {
    id,
    name: `Workspace ${id}`,
    token: `xoxb-of-${id}`,
    rotates: false,
    revoked: false,
    removed: false,
    botUser: `UBOT${id}`,
    botId: `B${id}`,
    scopes: new Set(SCOPES),
    users: new Map(),
    channels: new Map(),
    groups: [],
    views: new Map(),
    homes: new Map(),
    files: new Map(),
    limited: undefined,
    triggers: new Map(),
    shared: new Map(),
  };
  addUser(workspace, 'U1');
  addChannel(workspace, 'C1', ['U1', workspace.botUser]);
  return workspace;
}

export function addUser({ users }: Workspace, id: string, facts: Partial<User> = {}): User {
  const user = { id, tz: 'Europe/Berlin', name: `Person ${id}`, admin: false, guest: false, ...facts };
  users.set(id, user);
  return user;
}

export function addChannel(workspace: Workspace, id: string, members: readonly string[]): Conversation {
  const channel = {
    id,
    name: id.toLowerCase(),
    members: new Set(members),
    archived: false,
    private: false,
    group: false,
    creator: members[0] ?? '',
    messages: [],
    whispers: [],
  };
  workspace.channels.set(id, channel);
  return channel;
}
