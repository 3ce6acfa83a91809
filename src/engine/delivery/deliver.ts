import type { ChatAdapter, SendResult } from '#core/delivery/chat-adapter.ts';
import { backOffMs } from '#core/delivery/delivery.ts';
import type { Claim, Forgotten, Ledger, Outcome, Sending } from '#core/delivery/ledger.ts';
import type { NoticeKind } from '#core/delivery/notices.ts';
import type { Timing } from '#core/delivery/timing.ts';
import { messageOf } from '#core/errors.ts';
import { goneNotice } from '#core/format/subscription/notice.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Meter } from '#core/parts/meter.ts';
import { type Sleep, withTimeout } from '#core/time/with-timeout.ts';
import { holdClaim } from './hold-claim.ts';
import { type QuietParts, quietWait } from './limits/quiet.ts';
import type { SteadyClock } from './steady-clock.ts';
import { notifyAdmin, sendMs, tellNotices } from './tell-notices.ts';

/** What deliveries to one platform are made with. */
export interface DeliveryParts extends Pick<QuietParts, 'subscriptions'> {
  readonly ledger: Ledger;
  /** Deletes all that is kept of somebody or of a channel. */
  readonly forget: (target: Forgotten) => Promise<unknown>;
  readonly adapter: ChatAdapter;
  readonly logger: Logger;
  /** Nobody counts where it is left out. */
  readonly meter?: Pick<Meter, 'sent'>;
  readonly timing: Timing;
  /** A name that no other running process has. */
  readonly owner: string;
  readonly clock: Pick<SteadyClock, 'now' | 'isSteady'>;
  /** Milliseconds by this process's own clock, which nobody sets. */
  readonly ticks: () => number;
  readonly sleep: Sleep;
  /** 0 to 1. */
  readonly random: () => number;
}

/** Sends a claim once and writes down how that ended; undefined where it was given back, because its lease might have ended before the send, or held back for quiet hours. `since` are the ticks at which the claim was asked for. Rejects where the state fails: then the next look at the channel finds out. */
export async function deliver(
  parts: DeliveryParts,
  claim: Claim,
  since: number,
): Promise<SendResult | undefined> {
  const { timing, ticks, random, logger } = parts;
  // After a long wait or pause somebody else may hold the claim by now, or will before the send ends.
  if (ticks() - since + timing.send >= timing.lease) {
    return release(parts, claim, 'its lease might have ended before it was sent');
  }
  const quiet = await quietWait(parts, claim);
  if (quiet !== undefined)
    return release(parts, claim, 'it is late, and waits for the end of quiet hours', quiet);
  const facts = { delivery: claim.id, fence: claim.fence };
  logger.debug('a delivery is sent', { ...facts, attempt: claim.attempts, resend: claim.resend });
  const began = ticks();
  const sent = await send(parts, claim, since);
  logger.debug('a send has ended', { ...facts, kind: sent.kind, ms: Math.round(ticks() - began) });
  if (sent.kind === 'gone') await endGone(parts, claim);
  else {
    const backOff = backOffMs(timing, claim.attempts, random());
    await settle(parts, claim, rewritten(parts, claim, sent) ?? outcomeOf(sent, claim, backOff));
  }
  return sent;
}

/** A message that nobody takes, as simpler ones; undefined where that is not so, where an earlier send of it may have arrived, or where there is nothing simpler. */
function rewritten({ adapter }: DeliveryParts, claim: Claim, sent: SendResult): Outcome | undefined {
  if (sent.kind !== 'never' || sent.scope !== 'message' || claim.resend) return undefined;
  const payloads = adapter.simplify?.(claim.payload) ?? [];
  return payloads.length > 0 ? { kind: 'rewritten', payloads, reason: sent.reason } : undefined;
}

/** Delivers everything that is due on a platform, one after another and without its pace: for simulations, whose time is made. */
export async function deliverDue(parts: DeliveryParts): Promise<void> {
  const { ledger, adapter, timing, owner, ticks } = parts;
  for (;;) {
    const ask = { limit: 1_000, may: () => true };
    const claims = await ledger.claimSome(adapter.platform, { owner, leaseMs: timing.lease }, ask);
    if (claims.length === 0) return;
    for (const claim of claims) await deliver(parts, claim, ticks());
  }
}

async function send(parts: DeliveryParts, claim: Claim, since: number): Promise<SendResult> {
  const { adapter, timing, sleep } = parts;
  const { channel, subscription, payload, marker, first } = claim;
  const message = { channel, subscription, payload, marker, ...(first ? { first } : {}) };
  const ms = sendMs(adapter, timing);
  const late: SendResult = { kind: 'unknown', reason: `no answer within ${ms / 1000} s` };
  const held = holdClaim(parts, claim, { since, ms });
  try {
    return await withTimeout(sleep, { ms, late }, async (signal) => {
      try {
        return await adapter.send({ ...message, signal, isOverdue: held.isOverdue });
      } catch (error) {
        return { kind: 'unknown', reason: messageOf(error) };
      }
    });
  } finally {
    held.end();
  }
}

/** Gives back a claim of which nothing was sent, so that it can be claimed again, at once or later. */
export async function release(
  parts: DeliveryParts,
  claim: Claim,
  reason: string,
  afterMs = 0,
): Promise<undefined> {
  const { ledger, logger } = parts;
  // An earlier send may have arrived all the same.
  await ledger.settle(claim, { kind: claim.resend ? 'unknown' : 'retry', afterMs, reason });
  logger.debug('a claim was given back unsent', { delivery: claim.id, fence: claim.fence, reason });
}

/** What an answer means for a delivery. Where an earlier send may have arrived, a refusal of this one settles nothing. */
export function outcomeOf(
  sent: Exclude<SendResult, { kind: 'gone' }>,
  { resend }: { resend: boolean },
  backOff: number,
): Outcome {
  switch (sent.kind) {
    case 'sent':
      return { kind: 'sent', ref: sent.ref };
    case 'unknown':
      return { kind: 'unknown', afterMs: backOff, reason: sent.reason };
    case 'retry': {
      const afterMs = Math.max(sent.afterMs, backOff);
      return { kind: resend ? 'unknown' : 'retry', afterMs, reason: sent.reason };
    }
    case 'never':
      if (resend) return { kind: 'unknown', afterMs: backOff, reason: sent.reason };
      return { kind: sent.scope === 'channel' ? 'refused' : 'failed', reason: sent.reason };
    case 'closed':
      if (resend) return { kind: 'unknown', afterMs: backOff, reason: sent.reason };
      return { kind: 'closed', reason: sent.reason };
    default:
      return sent satisfies never;
  }
}

/** Writes down how a claim ended, and notifies the channel's admin of what only a person can put right. */
export async function settle(parts: DeliveryParts, claim: Sending, outcome: Outcome): Promise<void> {
  const { ledger, logger, meter, adapter } = parts;
  const facts = { delivery: claim.id, fence: claim.fence, outcome };
  if (!(await ledger.settle(claim, outcome))) {
    logger.warn('a delivery was settled by somebody else', facts);
    return;
  }
  meter?.sent(adapter.platform, outcome.kind);
  logger[outcome.kind === 'sent' ? 'info' : 'warn'](`delivery ${outcome.kind}`, facts);
  if (TOLD.has(outcome.kind)) await tellNotices(parts, { channel: claim.channel });
}

/** Outcomes that leave something to be told. */
const TOLD: ReadonlySet<Outcome['kind']> = new Set<NoticeKind>(['refused', 'failed', 'uncertain']);

/** Ends all that was ordered for a channel that is no more, and tells whoever had ordered it. */
export async function endGone(parts: DeliveryParts, claim: Sending): Promise<void> {
  const { channel } = claim;
  parts.meter?.sent(channel.platform, 'gone');
  parts.logger.info('a channel is gone, and is forgotten', { delivery: claim.id, channel });
  await notifyAdmin(parts, channel, goneNotice(channel));
  await parts.forget({ kind: 'channel', channel });
}
