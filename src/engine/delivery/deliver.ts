import type { ChatAdapter, Sent } from '#core/chat.ts';
import { backOffMs, type Moment, type Timing } from '#core/delivery/delivery.ts';
import type { Claim, Ledger, Outcome, Sending } from '#core/delivery/ledger.ts';
import type { Document } from '#core/document.ts';
import { messageOf } from '#core/errors.ts';
import { refusedNotice, uncertainNotice } from '#core/format/notice.ts';
import type { Logger } from '#core/ports.ts';
import { inTime, type Sleep } from '../in-time.ts';

/** What a delivery is made with. */
export interface Courier {
  readonly ledger: Ledger;
  readonly adapter: ChatAdapter;
  readonly logger: Logger;
  readonly timing: Timing;
  /** A name that no other running instance has. */
  readonly owner: string;
  readonly now: () => Moment;
  readonly sleep: Sleep;
  /** 0 to 1. */
  readonly random: () => number;
}

/** Claims what is due, sends it once and writes down how that ended; undefined where it was not ours to send. Rejects where the store fails: then nothing was sent, or the next look at the channel finds out. */
export async function deliver(courier: Courier, id: string): Promise<Sent | undefined> {
  const { ledger, timing, owner, now } = courier;
  const claimed = now();
  const claim = await ledger.claim(id, { owner, leaseMs: timing.lease }, claimed);
  return claim && send(courier, claim, claimed);
}

/** Sends what was claimed at that moment and settles it. */
export async function send(courier: Courier, claim: Claim, claimed: Moment): Promise<Sent> {
  const { adapter, timing, sleep, now } = courier;
  const { channel, payload, marker, first } = claim;
  // After a long pause of the process somebody else may hold the claim by now, or will before the send ends.
  const held = now().tick - claimed.tick + timing.send < timing.lease;
  const message = { channel, payload, marker, ...(first ? { first } : {}) };
  const late: Sent = { kind: 'unknown', reason: `no answer within ${timing.send / 1000} s` };
  const sent: Sent = held
    ? await inTime(sleep, { ms: timing.send, late }, async (signal) => {
        try {
          return await adapter.send({ ...message, signal });
        } catch (error) {
          return { kind: 'unknown', reason: messageOf(error) };
        }
      })
    : { kind: 'retry', afterMs: 0, scope: 'channel', reason: 'the lease ended before it was sent' };
  await settle(courier, claim, outcomeOf(sent, claim, backOffMs(timing, claim.attempts, courier.random())));
  return sent;
}

/** What an answer means for a delivery. Where an earlier send may have arrived, a refusal of this one settles nothing. */
export function outcomeOf(sent: Sent, { resend }: { resend: boolean }, backOff: number): Outcome {
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
  }
}

/** Writes down how a claim ended, and tells the channel's admin what only a person can put right. */
export async function settle(courier: Courier, claim: Sending, outcome: Outcome): Promise<void> {
  const { ledger, logger, now } = courier;
  const facts = { delivery: claim.id, fence: claim.fence, outcome };
  if (!(await ledger.settle(claim, outcome, now()))) {
    logger.warn('a delivery was settled by somebody else', facts);
    return;
  }
  logger[outcome.kind === 'sent' ? 'info' : 'warn'](`delivery ${outcome.kind}`, facts);
  if (outcome.kind === 'uncertain') await tell(courier, claim, uncertainNotice(claim.channel, claim.day));
  if (outcome.kind === 'refused' && (await ledger.markTold(claim.channel))) {
    await tell(courier, claim, refusedNotice(claim.channel, outcome.reason));
  }
}

async function tell(courier: Courier, { channel }: Sending, notice: Document): Promise<void> {
  const { adapter, sleep, timing, logger } = courier;
  const failed = (reason: string) =>
    logger.warn('the admin of a channel could not be told', { channel, reason });
  await inTime(sleep, { ms: timing.send, late: undefined }, async () => {
    try {
      await adapter.tellAdmin(channel, notice);
    } catch (error) {
      failed(messageOf(error));
    }
  });
}
