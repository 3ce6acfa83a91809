import { Temporal } from 'temporal-polyfill';
import type { Seen, Sent } from '#core/chat.ts';
import { lookFrom, nextStep } from '#core/delivery/delivery.ts';
import type { Claim, Outcome, Sending } from '#core/delivery/ledger.ts';
import type { Moment } from '#core/delivery/moment.ts';
import { messageOf } from '#core/errors.ts';
import { inTime } from '../in-time.ts';
import { type DeliveryParts, deliver, settle } from './deliver.ts';

/** When it is by the state's clock, and the tick of that clock at which this process first saw a delivery with its fence. */
export interface Watched {
  readonly now: Moment;
  readonly seen: number;
}

/** Whether the time has come to find out what became of a delivery. */
export function isTime(parts: DeliveryParts, row: Sending, watched: Watched): boolean {
  return stepOf(parts, row, watched) !== 'wait';
}

function stepOf({ adapter, timing }: DeliveryParts, row: Sending, { now, seen }: Watched) {
  return nextStep(row, { now, seen, window: adapter.resendWithinMs, timing });
}

/** Finds out what became of a delivery whose sender is gone, and goes on from there; undefined where it is too early, or somebody else does. */
export async function reconcile(parts: DeliveryParts, row: Sending, seen: number): Promise<Sent | undefined> {
  const { ledger, clock, timing, owner, ticks } = parts;
  const now = await clock.now();
  const step = stepOf(parts, row, { now, seen });
  if (step === 'wait') return undefined;
  const since = ticks();
  const claim = await ledger.takeOver(row, { owner, leaseMs: timing.lease });
  if (!claim) return undefined;
  if (step === 'resend') return deliver(parts, claim, since);
  const found = await look(parts, claim, now);
  // A clock that has just jumped ends no search.
  const expired = clock.isSteady() && now.wall >= claim.expires;
  const outcome = outcomeOf(found, expired);
  // Left as it is, it is looked for again when this claim's lease and the grace are over.
  if (outcome) await settle(parts, claim, outcome);
  return undefined;
}

async function look({ adapter, timing, sleep }: DeliveryParts, claim: Claim, now: Moment): Promise<Seen> {
  const since = Temporal.Instant.fromEpochMilliseconds(lookFrom(claim, now));
  const { channel, marker } = claim;
  const late: Seen = { kind: 'unknown', reason: 'the channel could not be read in time' };
  return inTime(sleep, { ms: timing.send, late }, async (signal) => {
    try {
      return await adapter.findByMarker({ channel, marker, since, signal });
    } catch (error) {
      return { kind: 'unknown', reason: messageOf(error) };
    }
  });
}

/** What was seen in the channel, as the delivery's outcome; undefined where it is worth another look. */
function outcomeOf(seen: Seen, expired: boolean): Outcome | undefined {
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
