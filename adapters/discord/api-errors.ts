import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { type Channel, isDirect } from '#core/channel.ts';
import type { Stumble } from '../shared/conversation/give-answer.ts';
import { type NotSent, unanswered } from '../shared/not-sent.ts';
import { wasUnreached } from '../shared/unreached.ts';

/** Discord's codes for what will not change by trying again in this place. */
const SHUT: ReadonlySet<unknown> = new Set([
  10003, // unknown channel
  10004, // unknown server
  50001, // missing access
  50007, // closed direct messages
  50008, // not a channel for text
  50013, // missing permissions
  50024, // the channel's kind takes no messages
  50033, // no such recipient
  50083, // archived thread
  160005, // locked thread
  160006, // as many open threads as there can be
  50278, // no server in common
]);
/** Of direct messages: only their reader can change it. */
const CLOSED: ReadonlySet<unknown> = new Set([50007, 50278]);
/** Sending is switched off for a while, for the bot or for everyone. */
const BUSY: ReadonlySet<unknown> = new Set([40004, 40006, 40333, 130000]);
const SLOWMODE = 20016;

const WORDS: Readonly<Record<number, string>> = {
  10003: 'the channel is gone',
  10004: 'the server is gone',
  50001: 'Paperboy may not see the channel',
  50007: 'direct messages from Paperboy are closed',
  50013: 'Paperboy may not write in the channel',
  50083: 'the thread is archived',
  50278: 'there is no server that both you and Paperboy are on',
  160005: 'the thread is locked',
  160006: 'the server has as many open threads and posts as Discord allows: close some of them',
};

export const REFUSED_TOKEN = 'Discord refuses the token';
const TOKEN_WAIT = 5 * 60_000;

/** What a failed request means for the message that it should have posted to a channel. */
export function sendResultOf(error: unknown, channel: Channel): NotSent {
  if (error instanceof RateLimitError) {
    const scope = error.global ? 'platform' : 'channel';
    return { kind: 'retry', afterMs: error.retryAfter, scope, reason: 'too many messages' };
  }
  if (error instanceof DiscordAPIError) return answered(error, channel);
  if (error instanceof HTTPError) return { kind: 'unknown', reason: `Discord answered ${error.status}` };
  return unanswered(error, 'Discord');
}

function answered({ status, code, message }: DiscordAPIError, channel: Channel): NotSent {
  if (status === 401) return { kind: 'retry', afterMs: TOKEN_WAIT, scope: 'platform', reason: REFUSED_TOKEN };
  if (code === SLOWMODE) return { kind: 'retry', afterMs: 60_000, scope: 'channel', reason: 'slow mode' };
  const reason = WORDS[Number(code)] ?? message;
  if (CLOSED.has(code) && isDirect(channel)) return { kind: 'closed', reason };
  if (SHUT.has(code)) return { kind: 'never', scope: 'channel', reason };
  // A refusal without one of Discord's codes comes from what stands before it, and is not about this channel.
  if (BUSY.has(code) || code === undefined) {
    return { kind: 'retry', afterMs: 60_000, scope: 'platform', reason: message || `status ${status}` };
  }
  const scope = status === 403 || status === 404 ? 'channel' : 'message';
  return { kind: 'never', scope, reason: `${message} (${code})` };
}

/** Whether Discord knows the channel no more. One that may not be seen has another code. */
export function isGone(error: unknown): boolean {
  return hasCode(error, 10003);
}

/** Whether a message was deleted before. */
export function isMessageGone(error: unknown): boolean {
  return hasCode(error, 10008);
}

/** Whether Discord answered with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}

/** Whether Discord would not take what it was sent. */
export function isRefused(error: unknown): boolean {
  return error instanceof DiscordAPIError && (error.status === 400 || error.status === 413);
}

/** What a failed answer leaves. */
export function discordStumble(error: unknown): Stumble {
  if (error instanceof RateLimitError) return { passes: true, mayBeDone: false, afterMs: error.retryAfter };
  if (error instanceof DiscordAPIError) return { passes: false, mayBeDone: false };
  if (error instanceof HTTPError) return { passes: error.status >= 500, mayBeDone: true };
  return { passes: true, mayBeDone: !wasUnreached(error) };
}

const GONE = [10008, 10015, 10062, 50027];

/** Whether Discord takes no answer any more, or there is nothing left to answer. */
export function isTooLate(error: unknown): boolean {
  return hasCode(error, ...GONE);
}
