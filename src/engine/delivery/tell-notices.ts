import type { Channel } from '#core/channel.ts';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import type { Notice } from '#core/delivery/notices.ts';
import type { Timing } from '#core/delivery/timing.ts';
import type { Document } from '#core/document.ts';
import { messageOf } from '#core/errors.ts';
import { failedNotice, refusedNotice, uncertainNotice } from '#core/format/subscription/notice.ts';
import type { Logger } from '#core/parts/logger.ts';
import { type Sleep, withTimeout } from '#core/time/with-timeout.ts';

/** What telling takes. */
export interface TellingParts {
  readonly ledger: Pick<Ledger, 'notices'>;
  readonly adapter: Pick<ChatAdapter, 'platform' | 'notifyAdmin' | 'sendMs'>;
  readonly logger: Pick<Logger, 'warn'>;
  readonly timing: Pick<Timing, 'send' | 'lease'>;
  readonly sleep: Sleep;
}

/** Tells whoever set channels up what is written down for them, of one channel or of all, for as long as `may` says so. Who is told when a kill comes is told again; what could not be told waits, longer each time. */
export async function tellNotices(
  parts: TellingParts,
  { channel, may = () => true }: { readonly channel?: Channel; readonly may?: () => boolean } = {},
): Promise<void> {
  const { ledger, adapter, timing } = parts;
  // Longer than the telling of one may take.
  const ask = { limit: 1, waitMs: timing.lease - timing.send + sendMs(adapter, timing), channel };
  while (may()) {
    const [notice] = await ledger.notices.take(adapter.platform, ask);
    if (!notice) return;
    if (await notifyAdmin(parts, notice.channel, documentOf(notice))) await ledger.notices.told(notice);
  }
}

/** Says something to whoever set a channel up; whether that is done with, for it was said or nobody can be told. */
export async function notifyAdmin(
  { adapter, sleep, timing, logger }: TellingParts,
  channel: Channel,
  document: Document,
): Promise<boolean> {
  const ms = sendMs(adapter, timing);
  const late = `no answer within ${ms / 1000} s`;
  const failure = await withTimeout(sleep, { ms, late }, async () => {
    try {
      await adapter.notifyAdmin(channel, document);
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  });
  if (failure) logger.warn('the admin of a channel could not be told', { channel, reason: failure });
  return failure === undefined;
}

/** For how long a platform may take to answer what is sent to it. */
export function sendMs(adapter: Pick<ChatAdapter, 'sendMs'>, { send }: Pick<Timing, 'send'>): number {
  return Math.max(send, adapter.sendMs ?? 0);
}

function documentOf({ kind, channel, day, reason }: Notice): Document {
  switch (kind) {
    case 'refused':
      return refusedNotice(channel, reason);
    case 'failed':
      return failedNotice(channel, day, reason);
    case 'uncertain':
      return uncertainNotice(channel, day);
    default:
      return kind satisfies never;
  }
}
