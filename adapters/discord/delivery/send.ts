import { type APIMessage, type REST, Routes } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { isDirect } from '#core/channel.ts';
import type { Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import { CALLED_OFF, type NotSent, notBegun, notKept, writeInTime } from '../../shared/not-sent.ts';
import { hasCode, isGone, sendResultOf } from '../api-errors.ts';
import { isForum } from '../context.ts';
import type { Page } from '../render/render.ts';
import type { Addresses } from './addresses.ts';
import { sendToForum } from './forum/post.ts';
import { signed } from './marker.ts';
import { mentioning } from './mention.ts';
import { discordRef, isGoneStill } from './message-ref.ts';
import { finish, noticedFirst } from './noticed.ts';
import { requestOf } from './payload.ts';
import { type DiscordPublisher, publishOnDiscord } from './publish.ts';
import { isShut, openDayThread } from './thread.ts';

export interface DiscordSender {
  /** Repeats nothing by itself. */
  readonly rest: Pick<REST, 'get' | 'post' | 'patch'>;
  readonly addressOf: Addresses;
  readonly appApi: Pick<AppApi, 'buttons' | 'subscription' | 'clock'>;
  readonly publishing: DiscordPublisher;
  /** The bot's own id, once it is logged in. */
  me(): string | undefined;
}

/** What Discord says of a forum to which a message is posted as to any channel. */
const NO_MESSAGES_HERE = 50008;

/** Posts a message once. Where its outcome is unknown, the same marker posts nothing anew for some minutes. */
export async function sendToDiscord(mail: DiscordSender, outgoing: Outgoing): Promise<SendResult> {
  const { channel, payload } = outgoing;
  const page = JSON.parse(payload) as Page;
  const unkept = await notKept(mail.appApi.buttons, page.kept, channel);
  if (unkept) return unkept;
  if (isForum({ type: mail.publishing.kindOf(channel.id) })) return await sendToForum(mail, outgoing, page);
  const way = await wayTo(mail, outgoing, page.belongs);
  if ('kind' in way) return way;
  if (outgoing.signal.aborted) return notBegun(CALLED_OFF);
  try {
    return await sendOn(mail, way, { outgoing, page });
  } catch (error) {
    // In the first seconds it is not known of what kind a channel is.
    if (hasCode(error, NO_MESSAGES_HERE) && !isDirect(channel))
      return await sendToForum(mail, outgoing, page);
    const isOver = isGone(error) && !isDirect(channel) && (await isGoneStill(mail.rest, channel));
    return isOver ? { kind: 'gone', reason: 'the channel is gone' } : sendResultOf(error, channel);
  }
}

/** Posts it, and takes it to its final form. */
async function sendOn(
  mail: DiscordSender,
  { place, thread }: Way,
  { outgoing, page }: { readonly outgoing: Outgoing; readonly page: Page },
): Promise<SendResult> {
  const { channel, marker, signal, isOverdue } = outgoing;
  // Where it is a person's alone, the notification is what they see of it first.
  const noticed = isDirect(channel) ? noticedFirst(page, marker) : undefined;
  const { body, files } = noticed ?? requestOf(signed(mentioning(page), marker));
  const request = { body: { ...body, nonce: marker, enforce_nonce: true }, files, signal };
  const post = async (address: string) => {
    writeInTime(isOverdue);
    return (await mail.rest.post(Routes.channelMessages(address), request)) as APIMessage;
  };
  const message = await post(thread ?? place).catch((error) => {
    if (thread !== undefined && isShut(error)) return post(place);
    throw error;
  });
  const trouble = noticed
    ? await finish(mail.rest, message, { page, channel, marker, signal })
    : await publishOnDiscord(mail.publishing, message, { page, channel, signal });
  if (trouble) return { kind: 'unknown', reason: trouble };
  return { kind: 'sent', ref: discordRef(channel.workspace, isDirect(channel), message) };
}

interface Way {
  readonly place: string;
  /** Where it goes rather than to the place itself. */
  readonly thread?: string;
}

/** Finds out where a message goes; whatever became of opening a conversation or a thread, nothing was posted in it. */
async function wayTo(mail: DiscordSender, outgoing: Outgoing, digest?: string): Promise<Way | NotSent> {
  try {
    return await openWay(mail, outgoing, digest);
  } catch (error) {
    const sorted = sendResultOf(error, outgoing.channel);
    return sorted.kind === 'unknown' ? notBegun(sorted.reason) : sorted;
  }
}

async function openWay(
  { rest, addressOf, appApi }: DiscordSender,
  { channel, subscription, first, signal }: Outgoing,
  name: string | undefined,
): Promise<Way> {
  const place = await addressOf(channel, signal);
  if (!first || isDirect(channel)) return { place };
  const ordered = await appApi.subscription(channel, subscription);
  if (ordered?.thread !== 'day') return { place };
  const thread = await openDayThread(rest, { channel: place, message: first.id, name, signal });
  return thread === undefined ? { place } : { place, thread };
}
