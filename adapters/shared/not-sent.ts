import type { Channel } from '#core/channel.ts';
import type { Buttons } from '#core/commands/buttons.ts';
import type { LookupResult, SendResult } from '#core/delivery/chat-adapter.ts';
import { messageOf } from '#core/errors.ts';
import { wasUnreached } from './unreached.ts';

export type NotSent = Exclude<SendResult, { kind: 'sent' }>;

const AGAIN_MS = 5_000;

/** A message that did not get as far as its post: whatever went wrong, nothing was posted. */
export function notBegun(reason: string): NotSent {
  return { kind: 'retry', afterMs: AGAIN_MS, scope: 'channel', reason };
}

/** Keeps what a message's buttons stand for, which is there before the message is; why it is not sent now where that cannot be. */
export async function notKept(
  buttons: Buttons,
  kept: Readonly<Record<string, string>>,
  channel: Channel,
): Promise<NotSent | undefined> {
  try {
    if (Object.keys(kept).length > 0) await buttons.keep(kept, { channel });
    return undefined;
  } catch (error) {
    return notBegun(messageOf(error));
  }
}

/** What a post without an answer means for its message: not posted where nothing of it had left, else nobody knows. */
export function unanswered(error: unknown, platform: string): NotSent {
  return wasUnreached(error)
    ? { kind: 'retry', afterMs: AGAIN_MS, scope: 'platform', reason: `${platform} cannot be reached` }
    : { kind: 'unknown', reason: messageOf(error) };
}

/** Whether the same may go another time, as far as what kept it from going tells. */
export function mayPass({ kind }: NotSent): boolean {
  return kind === 'retry' || kind === 'unknown';
}

/** What a refused read of a channel means for a message that was looked for there. */
export function notRead(why: NotSent): LookupResult {
  if (why.kind === 'gone') return { kind: 'gone' };
  const forbidden = why.kind === 'closed' || (why.kind === 'never' && why.scope === 'channel');
  return forbidden ? { kind: 'forbidden' } : { kind: 'unknown', reason: why.reason };
}

/** Throws where somebody else may send a message by now; called right before each write. */
export function writeInTime(isOverdue: (() => boolean) | undefined): void {
  if (isOverdue?.()) throw new Error(LATE);
}

/** Why a message is not sent that somebody else may have sent by now. */
export const LATE = 'its time was over before it was sent';

/** Why a message is not sent that was called off in time. */
export const CALLED_OFF = 'stopped before it was sent';
