import { type APIChannel, type APIGuildForumTag, ChannelFlags, type ChannelType } from 'discord.js';
import { straightQuotes } from '#core/text/quotes.ts';
import { DISCORD_LIMITS } from '../../limits.ts';

/** A channel that has posts and no messages of its own. */
export type Forum = Extract<APIChannel, { type: ChannelType.GuildForum | ChannelType.GuildMedia }>;

/** What a forum's own people call the tag of what comes every day, where one is needed and no topic has one. */
const OTHERWISE = ['papers', 'daily papers', 'paperboy', 'digest', 'news', 'other'];

/** The ids of a forum's tags that are called as topics are, in the topics' order; where it wants a tag at each post and no topic has one, that of anything. Tags are its people's: none is made, and those for moderators alone are left to them. */
export function tagsFor({ available_tags = [], flags }: Forum, topics: readonly string[]): string[] {
  const open = available_tags.filter(({ moderated }) => !moderated);
  const ids = (names: readonly string[]) => [...new Set(names.flatMap((name) => called(open, name)))];
  const found = ids(topics).slice(0, DISCORD_LIMITS.tags);
  const isWanted = (Number(flags) & ChannelFlags.RequireTag) > 0;
  return found.length > 0 || !isWanted ? found : ids(OTHERWISE).slice(0, 1);
}

function called(tags: readonly APIGuildForumTag[], name: string): string[] {
  const wanted = plain(name);
  return tags.filter((tag) => plain(tag.name) === wanted).map(({ id }) => id);
}

/** A name as people mean it: case, quotes, and the operator of a name do not count. */
function plain(name: string): string {
  return straightQuotes(name)
    .replace(/^(?:author|org):/i, '')
    .replaceAll('"', '')
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase();
}
