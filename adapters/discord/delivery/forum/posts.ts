import { type APIThreadChannel, type REST, Routes, SnowflakeUtil } from 'discord.js';

export interface PostSearch {
  readonly guild: string;
  readonly forum: string;
  /** The bot's own id. */
  readonly me: string;
  /** Epoch ms. */
  readonly since: number;
  readonly signal: AbortSignal;
}

interface Archived {
  readonly threads: readonly APIThreadChannel[];
  readonly has_more: boolean;
}

/** The bot's own posts of a forum since then that are open, by their ids: one request for all of a server's. */
export async function openPosts(rest: Pick<REST, 'get'>, search: PostSearch): Promise<string[]> {
  const { guild, signal } = search;
  const { threads } = (await rest.get(Routes.guildActiveThreads(guild), { signal })) as {
    threads: readonly APIThreadChannel[];
  };
  return threads.filter((thread) => isOwn(thread, search)).map(({ id }) => id);
}

/** Those that somebody has archived meanwhile, and where the next page of them begins; what was archived before then holds none. */
export async function archivedPosts(
  rest: Pick<REST, 'get'>,
  search: PostSearch,
  before: string | undefined,
): Promise<{ readonly posts: string[]; readonly next: string | undefined }> {
  const { forum, signal, since } = search;
  const query = new URLSearchParams({ limit: '100', ...(before ? { before } : {}) });
  const route = Routes.channelThreads(forum, 'public');
  const { threads, has_more } = (await rest.get(route, { query, signal })) as Archived;
  const posts = threads.filter((thread) => isOwn(thread, search)).map(({ id }) => id);
  const last = threads.at(-1)?.thread_metadata?.archive_timestamp;
  const goesOn = has_more && last !== undefined && Date.parse(last) >= since;
  return { posts, next: goesOn ? last : undefined };
}

function isOwn(
  thread: Pick<APIThreadChannel, 'id' | 'parent_id' | 'owner_id'>,
  { forum, me, since }: PostSearch,
): boolean {
  const isSo = thread.parent_id === forum && thread.owner_id === me;
  return isSo && SnowflakeUtil.timestampFrom(thread.id) >= since;
}
