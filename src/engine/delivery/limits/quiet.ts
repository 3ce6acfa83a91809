import { Temporal } from 'temporal-polyfill';
import type { Claim } from '#core/delivery/ledger.ts';
import type { Timing } from '#core/delivery/timing.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { quietEnd } from '#core/time/quiet-hours.ts';

export interface QuietParts {
  /** Where a message's digest is found; nothing is held back where it is left out. */
  readonly subscriptions?: Pick<Subscriptions, 'of'> | undefined;
  readonly timing: Pick<Timing, 'expires'>;
}

// What is claimed within this time after it was due was planned for then.
const LATE_MS = 10 * 60_000;

/** How long (ms) a message that comes late is held back for its digest's quiet hours; undefined where it is sent now, as each is whose earlier send may have arrived. */
export async function quietWait(
  { subscriptions, timing }: QuietParts,
  { channel, subscription, expires, resend, attempt: { wall } }: Claim,
): Promise<number | undefined> {
  const isLate = expires - timing.expires + LATE_MS < wall;
  if (!subscriptions || resend || !isLate) return undefined;
  const digest = await subscriptions.of(channel, subscription);
  const end = digest && quietEnd(digest, Temporal.Instant.fromEpochMilliseconds(wall))?.epochMilliseconds;
  return end !== undefined && end < expires ? end - wall : undefined;
}
