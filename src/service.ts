import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import { createService, type Service } from '#engine/delivery/service.ts';
import { openSteadyClock } from '#engine/delivery/steady-clock.ts';
import { openListening } from '#engine/planning/alerts/listening.ts';
import { openAlerts } from '#engine/planning/alerts/plan-alerts.ts';
import { readLists } from '#engine/planning/editions.ts';
import type { TickParts } from '#engine/planning/plan-batch.ts';
import { recompute } from '#engine/planning/recompute.ts';
import { tick } from '#engine/planning/tick.ts';
import type { StateStore } from '#store/state/state.ts';
import type { ProgramMeter } from './health/meter.ts';
import type { Outside } from './process/outside.ts';

/** Prepares the delivery of digests through these adapters; `isAway`: whether a chat cannot be used by this process now. */
export type ServiceOf = (adapters: readonly ChatAdapter[], isAway?: (platform: string) => boolean) => Service;

export interface ServiceOutside extends Outside {
  /** What planning takes, but for the clock that can be believed and what is this service's own. */
  readonly planning: Omit<TickParts, keyof Outside | 'adapters' | 'fetches' | 'stateClock'>;
  readonly state: StateStore;
  readonly meter: ProgramMeter;
  /** This process, as no other one is called. */
  readonly owner: string;
  /** Reads old lists while `may` says so; it never rejects. */
  readonly fill: (may: () => boolean) => Promise<void>;
  /** Work beside the digests; it never rejects. */
  readonly daily: () => Promise<void>;
}

/** Puts planning and delivery together over a clock that can be believed. */
export function serviceOf({ planning: parts, ...outside }: ServiceOutside): ServiceOf {
  const { state, clock } = outside;
  // By several machines, each with an archive of its own.
  const isShared = state.lists !== undefined;
  return (adapters, isAway) => {
    const steady = openSteadyClock({ ...outside, clock: state.clock, ticks: clock.ticks });
    const planning = { ...outside, ...parts, stateClock: steady, adapters };
    const alerts = openAlerts(planning);
    const isReadingDue = openListening(planning);
    return createService({
      ...outside,
      ...state,
      clock: steady,
      stateTrouble: state.trouble,
      adapters,
      isAway,
      ownArchive: isShared,
      ticks: clock.ticks,
      readSources: async () => {
        await readLists(planning);
      },
      isReadingDue,
      fill: async (holds) => outside.fill(() => isShared || holds('fetch')),
      recompute: async (platforms, holds, planDue) => {
        for (const platform of platforms)
          await recompute(planning, platform, { plans: () => holds(`plan:${platform}`), planDue });
      },
      plan: async (platforms, holds) => {
        const plans = (platform: string) => holds(`plan:${platform}`);
        const digests = () =>
          tick({ ...planning, fetches: () => isShared || holds('fetch') }, { platforms, plans });
        await digests();
        // An archive of its own has what this process has read.
        if (isShared && (await isReadingDue())) await readLists(planning);
        const meanwhile = async () => {
          if (await state.subscriptions.isAnyDue()) await digests();
        };
        await alerts.plan({ platforms, plans, meanwhile });
      },
    });
  };
}
