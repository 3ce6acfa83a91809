import { type APIMessage, type REST, Routes, SnowflakeUtil } from 'discord.js';
import type { Lookup } from '#core/delivery/chat-adapter.ts';
import type { ReadBack, ReadPage } from '../../../shared/read-back.ts';
import { isSigned } from '../marker.ts';
import { archivedPosts, openPosts, type PostSearch } from './posts.ts';

interface ForumFinder {
  readonly rest: Pick<REST, 'get'>;
  readonly readBack: ReadBack;
  /** The bot's own id, once it is logged in. */
  me(): string | undefined;
}

const PAGE = 100;

/** Looks for a message in the bot's own posts of a forum since then, open and archived: a post is known by nothing but the marker in its first message. A later message of a digest stands in the post of its first. */
export async function searchForum(
  { rest, me, readBack }: ForumFinder,
  { channel, marker, first, since, signal }: Lookup,
): Promise<APIMessage | undefined> {
  const author = me();
  if (author === undefined) throw new Error('not logged in to Discord yet');
  const at = {
    guild: channel.workspace,
    forum: channel.id,
    me: author,
    since: since.epochMilliseconds,
    signal,
  };
  const isIt = (message: APIMessage) => message.author.id === author && isSigned(message, marker);
  const inPost = async (post: string, after: string): Promise<ReadPage<APIMessage>> => {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const messages = (await rest.get(Routes.channelMessages(post), { query, signal })) as APIMessage[];
    const newest = messages.map(({ id }) => BigInt(id)).reduce((a, b) => (a > b ? a : b), 0n);
    return { found: messages.find(isIt), next: messages.length < PAGE ? undefined : String(newest) };
  };
  const begin = String(SnowflakeUtil.generate({ timestamp: since.epochMilliseconds }));
  const root = first?.id ?? channel.id;
  return await readBack.search(`${channel.workspace} ${marker}`, root, async (part, page) =>
    part === channel.id ? await posts(rest, at, page) : await inPost(part, page ?? begin),
  );
}

/** The open posts at first, then the archived ones page by page. */
async function posts(
  rest: ForumFinder['rest'],
  search: PostSearch,
  page: string | undefined,
): Promise<ReadPage<APIMessage>> {
  if (page === undefined) return { parts: await openPosts(rest, search), next: ARCHIVED };
  const read = await archivedPosts(rest, search, page === ARCHIVED ? undefined : page);
  return { parts: read.posts, next: read.next };
}

const ARCHIVED = 'archived';
