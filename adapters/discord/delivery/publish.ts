import { createHash } from 'node:crypto';
import {
  type APIChannel,
  type APIMessage,
  ChannelType,
  DiscordAPIError,
  MessageFlags,
  RateLimitError,
  type REST,
  Routes,
} from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { type Channel, isDirect } from '#core/channel.ts';
import type { Document } from '#core/document.ts';
import { messageOf } from '#core/errors.ts';
import { unpublishedNotice } from '#core/format/subscription/notice.ts';
import { hasCode, isGone, isMessageGone } from '../api-errors.ts';
import type { Page } from '../render/render.ts';

export interface DiscordPublisher {
  readonly rest: Pick<REST, 'get' | 'post'>;
  /** What kind a channel is; undefined where Discord has not told of it, such as of a server's in the first seconds. */
  kindOf(channel: string): ChannelType | undefined;
  readonly appApi: Pick<AppApi, 'adapterState' | 'logger'>;
  /** Says something to whoever set a channel up. */
  tell(channel: Channel, document: Document): Promise<void>;
}

const ALREADY_PUBLISHED = 40033;
/** Missing access, missing permissions. */
const NOT_PERMITTED = [50001, 50013];
const NOT_PERMITTED_HERE =
  'Paperboy may not publish there. Let it “Send Messages” and “Manage Messages” in that channel, and the next one is published by itself';
const TOO_MANY =
  'Discord publishes ten messages an hour in a channel, and those were used up. The next one is published by itself';

/**
 * Publishes a message with papers to the channels that follow the one where it stands, where that is an announcement channel;
 * tells why where that is worth another try. What is not taken for good is told to whoever set the channel up, once. Idempotent.
 */
export async function publishOnDiscord(
  parts: DiscordPublisher,
  { id, channel_id, flags }: APIMessage,
  { page, channel, signal }: { page: Page; channel: Channel; signal: AbortSignal },
): Promise<string | undefined> {
  if (isDirect(channel) || !hasPapers(page)) return undefined;
  if ((Number(flags) & MessageFlags.Crossposted) > 0) return undefined;
  try {
    if (!(await isAnnouncement(parts, channel_id, signal))) return undefined;
    await parts.rest.post(Routes.channelMessageCrosspost(channel_id, id), { signal });
  } catch (error) {
    if (isMessageGone(error) || isGone(error)) return undefined;
    if (!hasCode(error, ALREADY_PUBLISHED)) return await unpublished(parts, channel, error);
  }
  await remember(parts, channel, '');
  return undefined;
}

/** Whether a channel is one whose messages others may follow. */
async function isAnnouncement(
  { rest, kindOf }: DiscordPublisher,
  id: string,
  signal: AbortSignal,
): Promise<boolean> {
  const kind = kindOf(id) ?? ((await rest.get(Routes.channel(id), { signal })) as APIChannel).type;
  return kind === ChannelType.GuildAnnouncement;
}

/** What a note says of a day without papers is nobody else's. */
function hasPapers({ notice, belongs, form }: Page): boolean {
  return notice !== undefined || belongs !== undefined || form !== undefined;
}

async function unpublished(
  parts: DiscordPublisher,
  channel: Channel,
  error: unknown,
): Promise<string | undefined> {
  const why = reasonOf(error);
  if (why === undefined) return `it was posted, and not published yet: ${messageOf(error)}`;
  parts.appApi.logger.warn('a message was posted, and is not published', {
    channel,
    reason: messageOf(error),
  });
  if (!(await remember(parts, channel, why))) return undefined;
  // The message stands there: whoever cannot be told now is no reason to look at it again.
  await parts.tell(channel, unpublishedNotice(channel, why)).catch((reason: unknown) => {
    parts.appApi.logger.warn('nobody could be told of it', { channel, reason: messageOf(reason) });
  });
  return undefined;
}

/** Why a message will not be published; undefined where it may be, in a moment. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof RateLimitError) return TOO_MANY;
  if (hasCode(error, ...NOT_PERMITTED)) return NOT_PERMITTED_HERE;
  const isRefusal = error instanceof DiscordAPIError && error.status >= 400 && error.status < 500;
  return isRefusal && error.status !== 401 ? `Discord said: ${error.message}` : undefined;
}

/** Keeps why a channel's messages are not published, or that they are; whether that is new. */
async function remember(
  { appApi: { adapterState } }: DiscordPublisher,
  { workspace, id }: Channel,
  why: string,
): Promise<boolean> {
  const key = `unpublished ${createHash('sha256').update(`${workspace} ${id}`).digest('base64url')}`;
  const before = (await adapterState.get(key)) ?? '';
  if (before === why) return false;
  await adapterState.set(key, why);
  return true;
}
