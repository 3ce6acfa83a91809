import { PermissionFlagsBits } from 'discord.js';
import { type Attached, checkForumPost } from './check.ts';
import { pingsOf } from './pings.ts';
import {
  BOT,
  channelJson,
  type DiscordState,
  type FakeChannel,
  type FakeMessage,
  type Json,
  may,
  messageJson,
} from './state.ts';

interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** What Discord would have refused. */
  readonly problems?: readonly string[];
  /** The post, and what it begins with. */
  readonly made?: { readonly post: FakeChannel; readonly message: FakeMessage };
}

const no = (status: number, code: number, message: string): Answer => ({ status, body: { code, message } });
const MOST_TAGS = 5;

/** Opens a post in a forum: needs Send Messages alone, and takes no nonce, so that the same one twice is two. The post has its first message's id. */
export function openForumPost(
  state: DiscordState,
  id: string,
  body: Json,
  files: readonly Attached[],
): Answer {
  const forum = state.channels.get(id);
  if (!forum || forum.gone) return no(404, 10003, 'Unknown Channel');
  if (!may(forum, PermissionFlagsBits.ViewChannel)) return no(403, 50001, 'Missing Access');
  if (forum.kind !== 'forum' && forum.kind !== 'media')
    return no(400, 50024, 'Cannot execute action on this channel type');
  if (!may(forum, PermissionFlagsBits.SendMessages)) return no(403, 50013, 'Missing Permissions');
  const problems = checkForumPost(body, files);
  if (problems.length > 0)
    return { ...no(400, 50035, `Invalid Form Body: ${problems.join('; ')}`), problems };
  const {
    name,
    message: said,
    applied_tags = [],
  } = body as { name: string; message: Json; applied_tags?: string[] };
  const refusal = tagRefusal(forum, applied_tags);
  if (refusal) return refusal;
  if (state.refuses?.(said)) return no(400, 50035, 'Invalid Form Body');
  const made = state.newId();
  const { guild } = forum;
  const post = state.addChannel({
    kind: 'thread',
    id: made,
    name,
    parent: forum,
    openedBy: BOT,
    appliedTags: applied_tags,
    ...(guild ? { guild } : {}),
  });
  const pings = pingsOf(said, forum);
  const message: FakeMessage = { id: made, channel: post, at: state.now(), body: said, files, pings };
  state.messages.push(message);
  return {
    status: 201,
    body: { ...channelJson(post), message: messageJson(message) },
    made: { post, message },
  };
}

function tagRefusal({ tags = [], requiresTag }: FakeChannel, applied: readonly string[]): Answer | undefined {
  if (applied.length > MOST_TAGS) return no(400, 50035, 'Invalid Form Body: more than 5 tags');
  const found = applied.map((id) => tags.find((tag) => tag.id === id));
  if (found.includes(undefined)) return no(400, 10087, 'Unknown Tag');
  if (found.some((tag) => tag?.moderated)) return no(403, 50013, 'Missing Permissions');
  const isMissing = requiresTag && applied.length === 0;
  return isMissing ? no(400, 40067, 'A tag is required to create a forum post in this channel') : undefined;
}

/** The threads of a server that are open, whatever their channel. */
export function activeThreads(state: DiscordState, guild: string): Json[] {
  return threadsOf(state, ({ guild: of, archived }) => of?.id === guild && !archived).map(channelJson);
}

/** Those of a channel that were put away, the last ones first. */
export function archivedThreads(
  state: DiscordState,
  channel: string,
  { before, limit = '50' }: Readonly<Record<string, string>>,
): { readonly threads: Json[]; readonly has_more: boolean } {
  const end = before === undefined ? Number.POSITIVE_INFINITY : Date.parse(before);
  const all = threadsOf(state, ({ parent, archived }) => parent?.id === channel && archived === true)
    .filter(({ archivedAt = 0 }) => archivedAt < end)
    .toSorted((a, b) => (b.archivedAt ?? 0) - (a.archivedAt ?? 0));
  return { threads: all.slice(0, Number(limit)).map(channelJson), has_more: all.length > Number(limit) };
}

function threadsOf(state: DiscordState, isIt: (channel: FakeChannel) => boolean): FakeChannel[] {
  return [...state.channels.values()].filter((each) => each.kind === 'thread' && !each.gone && isIt(each));
}
