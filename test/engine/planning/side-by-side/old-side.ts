import type { DeliveryKind } from '#core/delivery/delivery.ts';
import type { Day } from '#core/paper.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import type { Skipped } from '#core/subscriptions/subscriptions.ts';
import type { Decision } from './old-planner.ts';

/** A row of the old state: what a channel ordered, and when it is due next (epoch ms). */
export interface OldRow {
  readonly subscription: Subscription;
  readonly nextDue: number;
  /** Why it got nothing the last time that it was due. */
  readonly skipped?: Skipped | undefined;
  /** Killed between plan and reschedule: what was decided is decided once more, and this is when it should be due next. */
  readonly torn?: number | undefined;
}

/** A row of the old ledger. */
export interface OldDelivery {
  readonly at: number;
  readonly day: Day;
  readonly kind: DeliveryKind;
  readonly papers: readonly string[];
}

/** The old state: after each decision that differs it is put where the new one stands, so that every decision is compared from the same past. */
export function oldSide() {
  const rows = new Map<string, OldRow>();
  const ledger = new Map<string, OldDelivery[]>();
  return {
    row: (id: string) => rows.get(id),
    deliveries: (id: string): readonly OldDelivery[] => ledger.get(id) ?? [],
    order(id: string, subscription: Subscription | undefined, nextDue: number): void {
      if (!subscription) rows.delete(id);
      else rows.set(id, { subscription, nextDue });
    },
    due: (at: number) =>
      [...rows].filter(([, { subscription, nextDue }]) => !subscription.paused && nextDue <= at),
    /** What was decided before a crash is not decided once more. */
    untear(id: string): void {
      const row = rows.get(id);
      if (row?.torn !== undefined) rows.set(id, { ...row, nextDue: row.torn, torn: undefined });
    },
    apply(id: string, decision: Decision, { at, torn }: { at: number; torn: boolean }): void {
      const { kind, date = '', papers = [] } = decision;
      const row = rows.get(id);
      if (!row) throw new Error(`${id} has no subscription`);
      const { subscription } = row;
      const skipped = skippedBy(decision, row);
      const next = torn ? { nextDue: row.nextDue, torn: decision.nextDue } : { nextDue: decision.nextDue };
      rows.set(id, { subscription, ...next, skipped });
      if (kind === 'wait' || kind === 'none' || kind === 'nothing') return;
      ledger.set(id, [...(ledger.get(id) ?? []), { at, day: date, kind, papers }]);
    },
  };
}

function skippedBy({ kind, date = '', text = '', keeps }: Decision, before: OldRow): Skipped | undefined {
  const isSkipped = kind === 'wait' || kind === 'none' || kind === 'note';
  if (isSkipped) return { day: date, text, waiting: kind === 'wait' };
  return keeps ? before.skipped : undefined;
}
