import { Temporal } from 'temporal-polyfill';
import type { LookupResult, SendResult } from '#core/delivery/chat-adapter.ts';
import { lookFrom, nextStep } from '#core/delivery/delivery.ts';
import type { Claim, Outcome, Sending } from '#core/delivery/ledger.ts';
import type { Moment } from '#core/delivery/moment.ts';
import { messageOf } from '#core/errors.ts';
import { withTimeout } from '#core/time/with-timeout.ts';
import { type DeliveryParts, deliver, endGone, settle } from './deliver.ts';

/** An unsettled delivery, and the tick of the state's clock at which this process first saw it with its fence and lease. */
export interface UnsettledSend {
  readonly row: Sending;
  readonly seen: number;
}

/** Remembers since when each unsettled delivery was seen as it is; ticks of another boot say nothing, so that it starts anew. */
export function openWatch(): (rows: readonly Sending[], now: Moment) => readonly UnsettledSend[] {
  let known = new Map<string, UnsettledSend & { readonly boot: string }>();
  return (rows, { tick, boot }) => {
    const watched = rows.map((row) => {
      const before = known.get(row.id);
      const isSame =
        before?.row.fence === row.fence && before.row.leased.tick === row.leased.tick && before.boot === boot;
      return { row, boot, seen: isSame ? before.seen : tick };
    });
    known = new Map(watched.map((each) => [each.row.id, each]));
    return watched;
  };
}

/** Whether the time has come to find out what became of a delivery. */
export function isTime(parts: DeliveryParts, unsettled: UnsettledSend, now: Moment): boolean {
  return stepOf(parts, unsettled, now) !== 'wait';
}

function stepOf({ adapter, timing }: DeliveryParts, { row, seen }: UnsettledSend, now: Moment) {
  const keeps = adapter.keepsMarker?.(row.channel) ?? true;
  return nextStep(row, { now, seen, window: keeps ? adapter.resendWithinMs : 0, timing });
}

/** Finds out what became of a delivery whose sender is gone, and goes on from there; undefined where it is too early, or somebody else does. */
export async function reconcile(
  parts: DeliveryParts,
  unsettled: UnsettledSend,
): Promise<SendResult | undefined> {
  const { ledger, clock, timing, owner, ticks } = parts;
  const now = await clock.now();
  const step = stepOf(parts, unsettled, now);
  if (step === 'wait') return undefined;
  const since = ticks();
  const claim = await ledger.takeOver(unsettled.row, { owner, leaseMs: timing.lease });
  if (!claim) return undefined;
  if (step === 'resend') return deliver(parts, claim, since);
  const found = await look(parts, claim, now);
  parts.logger.debug('a delivery was looked for', {
    delivery: claim.id,
    fence: claim.fence,
    found: found.kind,
    ms: Math.round(ticks() - since),
  });
  if (found.kind === 'gone') {
    await endGone(parts, claim);
    return undefined;
  }
  // A clock that has just jumped ends no search.
  const expired = clock.isSteady() && now.wall >= claim.expires;
  const outcome = outcomeOf(found, expired);
  // Left as it is, it is looked for again when this claim's lease and the grace are over.
  if (outcome) await settle(parts, claim, outcome);
  return undefined;
}

async function look(
  { adapter, timing, sleep }: DeliveryParts,
  claim: Claim,
  now: Moment,
): Promise<LookupResult> {
  const since = Temporal.Instant.fromEpochMilliseconds(lookFrom(claim, now));
  const { channel, marker, payload, first } = claim;
  const wanted = { channel, marker, payload, since, ...(first ? { first } : {}) };
  const late: LookupResult = { kind: 'unknown', reason: 'the channel could not be read in time' };
  return withTimeout(sleep, { ms: timing.send, late }, async (signal) => {
    try {
      return await adapter.findByMarker({ ...wanted, signal });
    } catch (error) {
      return { kind: 'unknown', reason: messageOf(error) };
    }
  });
}

/** What was seen in the channel, as the delivery's outcome; undefined where it is worth another look. */
function outcomeOf(seen: Exclude<LookupResult, { kind: 'gone' }>, expired: boolean): Outcome | undefined {
  switch (seen.kind) {
    case 'found':
      return { kind: 'sent', ref: seen.ref };
    case 'absent':
      return { kind: 'retry', afterMs: 0, reason: 'it did not arrive' };
    case 'forbidden':
      return { kind: 'uncertain', reason: 'the channel cannot be read back' };
    case 'unknown':
      return expired ? { kind: 'uncertain', reason: seen.reason } : undefined;
    default:
      return seen satisfies never;
  }
}
