import type { Claim, Ledger } from '#core/delivery/ledger.ts';
import type { Timing } from '#core/delivery/timing.ts';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Sleep } from '#core/time/with-timeout.ts';

/** What claims are held by. */
interface HoldParts {
  readonly ledger: Pick<Ledger, 'renew'>;
  readonly timing: Pick<Timing, 'send' | 'lease'>;
  /** Milliseconds by this process's own clock. */
  readonly ticks: () => number;
  readonly sleep: Sleep;
  readonly logger: Pick<Logger, 'warn'>;
}

/** A claim while it is sent. */
export interface HeldClaim {
  /** Whether somebody else may have it by now. */
  isOverdue(): boolean;
  /** Renews it no more. */
  end(): void;
}

/** Holds a claim that was asked for at the ticks `since` for as long as its send takes: one that may take longer than its lease (`ms`) is renewed. Whoever dies meanwhile is missed a lease later, as ever. */
export function holdClaim(
  { ledger, timing, ticks, sleep, logger }: HoldParts,
  claim: Claim,
  { since, ms }: { readonly since: number; readonly ms: number },
): HeldClaim {
  const over = new AbortController();
  let held = since;
  let isLost = false;
  const renew = async (): Promise<void> => {
    const asked = ticks();
    isLost = !(await ledger.renew(claim, timing.lease));
    held = asked;
  };
  const renewing = async (): Promise<void> => {
    // A claim may be sent whose lease lasts hardly longer than a short send.
    while (!isLost) {
      await sleep(timing.send / 2, over.signal);
      if (over.signal.aborted) return;
      await renew().catch((error) => {
        logger.warn('a claim could not be renewed', { delivery: claim.id, reason: messageOf(error) });
      });
    }
  };
  if (ms > timing.send) void renewing();
  return { isOverdue: () => isLost || ticks() - held >= timing.lease, end: () => over.abort('it has ended') };
}
