import { type APIMessage, type APIThreadChannel, type REST, Routes } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import { CALLED_OFF, type NotSent, notBegun, writeInTime } from '../../../shared/not-sent.ts';
import { hasCode, isGone, sendResultOf } from '../../api-errors.ts';
import { isForum } from '../../context.ts';
import type { Page } from '../../render/render.ts';
import { isSigned, signed } from '../marker.ts';
import { allowedMentions, mentioning, wordsMentioning } from '../mention.ts';
import { discordRef, isGoneStill } from '../message-ref.ts';
import { finish, noticedFirst } from '../noticed.ts';
import { requestOf } from '../payload.ts';
import { openPosts } from './posts.ts';
import { type Forum, tagsFor } from './tags.ts';

interface ForumSender {
  /** Repeats nothing by itself. */
  readonly rest: Pick<REST, 'get' | 'post' | 'patch'>;
  readonly appApi: Pick<AppApi, 'clock'>;
  /** The bot's own id, once it is logged in. */
  me(): string | undefined;
}

const DAY_MINUTES = 1440;
const NO_TAG = 40067;
const UNKNOWN_TAG = 10087;
/** Of what has no heading. */
const NAME = 'Papers';
/** No attempt at a message is older and its outcome still open; posts of before are no concern of it. */
const EARLIER_MS = 30 * 60_000;

/** Posts a message to a forum: the first of a digest as a post of its own, which Discord takes as often as it is sent, so that it is looked for before; the others into that post. */
export async function sendToForum(mail: ForumSender, outgoing: Outgoing, page: Page): Promise<SendResult> {
  const { first } = outgoing;
  return first ? await answerIn(mail, outgoing, page) : await openPost(mail, outgoing, page);
}

/** A further message of a digest, into the post that its first one has opened: the post's id is that message's. */
async function answerIn(
  { rest }: ForumSender,
  { channel, first, marker, signal, isOverdue }: Outgoing,
  page: Page,
): Promise<SendResult> {
  const { body, files } = requestOf(signed(mentioning(page), marker));
  const request = { body: { ...body, nonce: marker, enforce_nonce: true }, files, signal };
  try {
    writeInTime(isOverdue);
    const message = (await rest.post(Routes.channelMessages(first?.id ?? ''), request)) as APIMessage;
    return { kind: 'sent', ref: discordRef(channel.workspace, false, message) };
  } catch (error) {
    if (!isGone(error)) return sendResultOf(error, channel);
    return (await isGoneStill(rest, channel))
      ? { kind: 'gone', reason: 'the channel is gone' }
      : { kind: 'never', scope: 'message', reason: 'the post that it belongs to was deleted' };
  }
}

async function openPost(mail: ForumSender, outgoing: Outgoing, page: Page): Promise<SendResult> {
  const { rest } = mail;
  const { channel, marker, signal } = outgoing;
  const before = await lookBefore(mail, outgoing);
  if ('kind' in before) return before;
  if (signal.aborted) return notBegun(CALLED_OFF);
  try {
    const posted = before.posted ?? (await post(rest, before.forum, { outgoing, page }));
    const trouble = await finish(rest, posted, { page: mentioning(page), channel, marker, signal });
    if (trouble) return { kind: 'unknown', reason: trouble };
    return { kind: 'sent', ref: discordRef(channel.workspace, false, posted) };
  } catch (error) {
    // Somebody has deleted one since the forum was looked at.
    if (hasCode(error, UNKNOWN_TAG)) return notBegun('a tag of the forum is gone');
    if (hasCode(error, NO_TAG)) return { kind: 'never', scope: 'channel', reason: WANTS_TAG };
    const isOver = isGone(error) && (await isGoneStill(rest, channel));
    return isOver ? { kind: 'gone', reason: 'the channel is gone' } : sendResultOf(error, channel);
  }
}

async function post(
  rest: Pick<REST, 'post'>,
  forum: Forum,
  { page, outgoing: { marker, signal, isOverdue } }: { readonly page: Page; readonly outgoing: Outgoing },
): Promise<APIMessage> {
  const tags = tagsFor(forum, page.post?.topics ?? []);
  const { body: message, files } = firstMessage(page, marker);
  const applied = tags.length > 0 ? { applied_tags: tags } : {};
  const body = { name: page.post?.name || NAME, auto_archive_duration: DAY_MINUTES, message, ...applied };
  writeInTime(isOverdue);
  const made = await rest.post(Routes.threads(forum.id), { body, files, signal });
  return (made as APIThreadChannel & { message: APIMessage }).message;
}

const WANTS_TAG = 'the forum wants a tag at each post: call one of its tags “papers”, or as a followed topic';

/** The message that a post begins with: as one of direct messages, since Discord takes no components v2 there and shows of them nothing in its list of posts. */
function firstMessage(page: Page, marker: string) {
  const noticed = noticedFirst(page, marker);
  if (!noticed) return requestOf(signed(mentioning(page), marker));
  const words = wordsMentioning(page.mention);
  const content = words === undefined ? noticed.body.content : `${words}\n${noticed.body.content}`;
  return {
    body: { ...noticed.body, content, allowed_mentions: allowedMentions(page) },
    files: noticed.files,
  };
}

/** The forum as it is now, and the post where it is there already; whatever became of looking, nothing was posted. */
async function lookBefore(
  { rest, me, appApi }: ForumSender,
  { channel, marker, signal }: Outgoing,
): Promise<{ readonly forum: Forum; readonly posted: APIMessage | undefined } | NotSent> {
  try {
    const forum = (await rest.get(Routes.channel(channel.id), { signal })) as Forum;
    if (!isForum(forum)) return { kind: 'never', scope: 'channel', reason: 'the channel takes no messages' };
    const author = me();
    if (author === undefined) return notBegun('not logged in to Discord yet');
    const since = appApi.clock.now().epochMilliseconds - EARLIER_MS;
    const search = { guild: channel.workspace, forum: channel.id, me: author, since, signal };
    for (const id of await openPosts(rest, search)) {
      const found = await messageAt(rest, id, signal);
      if (found && isSigned(found, marker)) return { forum, posted: found };
    }
    return { forum, posted: undefined };
  } catch (error) {
    if (isGone(error) && (await isGoneStill(rest, channel)))
      return { kind: 'gone', reason: 'the channel is gone' };
    const sorted = sendResultOf(error, channel);
    return sorted.kind === 'unknown' ? notBegun(sorted.reason) : sorted;
  }
}

/** The first message of a post; undefined where it was deleted. */
async function messageAt(
  rest: Pick<REST, 'get'>,
  post: string,
  signal: AbortSignal,
): Promise<APIMessage | undefined> {
  try {
    return (await rest.get(Routes.channelMessage(post, post), { signal })) as APIMessage;
  } catch (error) {
    if (hasCode(error, 10003, 10008)) return undefined;
    throw error;
  }
}
