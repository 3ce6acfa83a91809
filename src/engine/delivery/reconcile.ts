import { Temporal } from 'temporal-polyfill';
import type { Seen, Sent } from '#core/chat.ts';
import { lookFrom, type Moment, nextStep } from '#core/delivery/delivery.ts';
import type { Claim, Outcome, Sending } from '#core/delivery/ledger.ts';
import { messageOf } from '#core/errors.ts';
import { inTime } from '../in-time.ts';
import { type Courier, send, settle } from './deliver.ts';

/** Whether the time has come to find out what became of a delivery. */
export function isTime(courier: Courier, row: Sending, seen: number): boolean {
  return stepOf(courier, row, { now: courier.now(), seen }) !== 'wait';
}

function stepOf({ adapter, timing }: Courier, row: Sending, { now, seen }: { now: Moment; seen: number }) {
  return nextStep(row, { now, seen, window: adapter.resendWithinMs, timing });
}

/** Finds out what became of a delivery whose sender is gone, and goes on from there; undefined where it is too early, or somebody else does. `seen` is the tick at which this process first saw it with this fence. */
export async function reconcile(courier: Courier, row: Sending, seen: number): Promise<Sent | undefined> {
  const { ledger, timing, owner } = courier;
  const taken = courier.now();
  const step = stepOf(courier, row, { now: taken, seen });
  if (step === 'wait') return undefined;
  const claim = await ledger.takeOver(row, { owner, leaseMs: timing.lease }, taken);
  if (!claim) return undefined;
  if (step === 'resend') return send(courier, claim, taken);
  const found = await look(courier, claim);
  const outcome = outcomeOf(found, taken.wall >= claim.expires);
  // Left as it is, it is looked for again when this claim's lease and the grace are over.
  if (outcome) await settle(courier, claim, outcome);
  return undefined;
}

async function look(courier: Courier, claim: Claim): Promise<Seen> {
  const { adapter, timing, sleep, now } = courier;
  const since = Temporal.Instant.fromEpochMilliseconds(lookFrom(claim, now()));
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
  }
}
