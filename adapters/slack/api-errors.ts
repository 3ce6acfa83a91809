import { webApi } from '@slack/bolt';
import { messageOf } from '#core/errors.ts';
import { type NotSent, unanswered } from '../shared/not-sent.ts';

/** The channel takes nothing from us until somebody changes something. */
const CHANNEL = new Set([
  'access_denied',
  'account_inactive',
  'as_user_not_supported',
  'cannot_dm_bot',
  'channel_not_found',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'is_archived',
  'is_inactive',
  'message_limit_exceeded',
  'messages_tab_disabled',
  'missing_scope',
  'method_not_supported_for_channel_type',
  'no_permission',
  'not_allowed_token_type',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'team_access_not_granted',
  'token_revoked',
  'two_factor_setup_required',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
]);

/** The same of somebody's direct messages, which nobody else can open. */
const CLOSED = new Set([
  'cannot_dm_bot',
  'messages_tab_disabled',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
]);

/** The sentences for those that they can do something about. */
const WORDS: Readonly<Record<string, string>> = {
  account_inactive: 'the app was removed from this workspace',
  channel_not_found:
    'the channel is gone, or Paperboy was put out of it: where it is still there, type /invite @Paperboy in it',
  enterprise_is_restricted: 'the organization does not let the app post there: ask an admin of it',
  is_archived: 'the channel is archived',
  is_inactive: 'the channel is not active any more',
  message_limit_exceeded: 'the workspace has posted as many messages as its plan lets it',
  missing_scope: 'the app lacks a scope, which npm run doctor names',
  not_in_channel: 'Paperboy is not in the channel: type /invite @Paperboy there',
  no_permission: 'the app may not post there: ask an admin of the workspace',
  restricted_action: 'a setting of the workspace keeps the app from posting there: ask an admin of it',
  restricted_action_non_threadable_channel: 'the channel takes no threads: set them to none with settings',
  restricted_action_read_only_channel:
    'only some people may post in the channel: ask an admin to let the app',
  restricted_action_thread_locked: 'the thread is locked',
  restricted_action_thread_only_channel: 'the channel takes nothing but replies in threads',
  team_access_not_granted:
    'the app has no access to this workspace: an admin of the organization has to grant it',
  token_revoked: 'the app was removed from this workspace',
};

/** Nobody takes this message. */
const MESSAGE = new Set([
  'block_mismatch',
  'cannot_reply_to_message',
  'invalid_arguments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'too_many_attachments',
]);

/** A thread that takes nothing, or a channel without threads; nothing was posted. */
const THREAD =
  /^(?:cannot_reply_to_message|invalid_thread_ts|message_not_found|restricted_action_(?:non_threadable_channel|thread_\w+)|thread_\w+)$/;

/** Whether only the thread takes nothing, and its channel may. */
export function isThreadShut(error: unknown): boolean {
  return THREAD.test(refusalOf(error) ?? '');
}

/** Refused for now, before anything was done; in milliseconds. */
const LATER: Readonly<Record<string, number>> = {
  org_login_required: 300_000,
  rate_limited: 30_000,
  ratelimited: 30_000,
  request_timeout: 5_000,
  team_added_to_org: 300_000,
  token_expired: 60_000,
};

/** Said of the token, and so of no channel: where it is right the next time, nothing was wrong with any. */
const OF_TOKEN = new Set(['invalid_auth', 'not_authed']);
const TOKEN_WAIT = 5 * 60_000;

/** Slack's own faults, and what passes by itself. */
const STUMBLES = new Set([...Object.keys(LATER), 'fatal_error', 'internal_error', 'service_unavailable']);

/** Whether a refusal may be none the next time. */
export function isStumble(refusal: string): boolean {
  return STUMBLES.has(refusal);
}

/** How long Slack asks to be left alone; 0 where it does not. */
export function retryAfterMs(error: unknown): number {
  return error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1_000 : 0;
}

/** What an error of a post says about the message; `direct` where it was for somebody's direct messages. Slack's `internal_error` and `fatal_error` come also after it was posted. */
export function slackSendResult(error: unknown, direct: boolean): NotSent {
  const reason = messageOf(error).slice(0, 200);
  // Slack counts a method in a workspace: each channel is paced by us, and its limit is not what was met.
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'retry', afterMs: error.retryAfter * 1_000, scope: 'workspace', reason: 'ratelimited' };
  }
  if (error instanceof webApi.WebAPIPlatformError) return sortRefusal(error.data.error, direct);
  const sorted = unanswered(error instanceof webApi.WebAPIRequestError ? error.original : error, 'Slack');
  return sorted.kind === 'unknown' ? { ...sorted, reason } : sorted;
}

function sortRefusal(reason: string, direct: boolean): NotSent {
  if (direct && CLOSED.has(reason)) {
    return { kind: 'closed', reason: `your direct messages with Paperboy are closed (${reason})` };
  }
  if (CHANNEL.has(reason)) {
    return { kind: 'never', scope: 'channel', reason: inWords(reason) };
  }
  if (OF_TOKEN.has(reason)) {
    return {
      kind: 'retry',
      afterMs: TOKEN_WAIT,
      scope: 'workspace',
      reason: `Slack refuses the token (${reason})`,
    };
  }
  if (MESSAGE.has(reason)) return { kind: 'never', scope: 'message', reason };
  const afterMs = LATER[reason];
  return afterMs === undefined
    ? { kind: 'unknown', reason: reason.slice(0, 200) }
    : { kind: 'retry', afterMs, scope: 'channel', reason };
}

/** The scope that Slack names where the app lacks one. */
export function scopeMissing(error: unknown): string | undefined {
  if (refusalOf(error) !== 'missing_scope') return undefined;
  const { data = {} } = error as { data?: { needed?: unknown } };
  return typeof data.needed === 'string' ? data.needed : undefined;
}

/** Why a channel could not be looked at, and what to do. */
export function whyNoChannel(error: unknown): string {
  const refusal = refusalOf(error);
  return refusal ? `${inWords(refusal)}.` : whyNot(error, '');
}

/** A refusal of Slack's with what it means, where people can do something about it. */
function inWords(refusal: string): string {
  const words = WORDS[refusal];
  return words ? `${words} (${refusal})` : refusal;
}

/** Slack's own word for what it refused; undefined where it did not answer. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** Why a call did not go, in a sentence for whoever runs the program, and what to do; `remedy` helps only where Slack refused it. */
export function whyNot(error: unknown, remedy: string): string {
  const refusal = refusalOf(error);
  if (refusal) return `Slack says ${refusal}. ${remedy}`;
  // Whoever answered was reached.
  if (error instanceof webApi.WebAPIHTTPError) return `Slack answered ${error.statusCode}: try again later.`;
  if (error instanceof webApi.WebAPIRateLimitedError)
    return `Slack has been asked too much: try again in ${error.retryAfter} s.`;
  return `Slack cannot be reached (${messageOf(error)}): check the network, and SLACK_API_URL where it is set.`;
}
