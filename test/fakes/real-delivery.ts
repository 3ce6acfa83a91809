import { setTimeout as after } from 'node:timers/promises';
import { TIMING } from '#core/delivery/timing.ts';
import type { DispatcherParts } from '#engine/delivery/dispatcher.ts';
import type { StateStore } from '#store/state/state.ts';
import { silent } from './source.ts';

/** What deliveries are made with by this machine's own clocks and timers, where nobody else delivers. */
export function realDelivery(
  { ledger, clock, forget }: Pick<StateStore, 'ledger' | 'clock' | 'forget'>,
  {
    timing,
    ...more
  }: Partial<Omit<DispatcherParts, 'timing'>> &
    Pick<DispatcherParts, 'adapters'> & { timing?: Partial<DispatcherParts['timing']> },
): DispatcherParts {
  return {
    ledger,
    forget,
    logger: silent,
    timing: { ...TIMING, ...timing },
    owner: String(process.pid),
    clock: { now: () => clock.now(), isSteady: () => true },
    ticks: () => performance.now(),
    sleep: (ms, signal) => after(ms, undefined, signal ? { signal } : {}).catch(() => {}),
    random: Math.random,
    maySend: () => true,
    ...more,
  };
}
