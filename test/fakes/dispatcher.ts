import { setTimeout as after } from 'node:timers/promises';
import type { ChatAdapter } from '#core/chat.ts';
import { TIMING, type Timing } from '#core/delivery/timing.ts';
import { type Dispatcher, openDispatcher } from '#engine/delivery/dispatcher.ts';
import type { StateStore } from '#store/state/state.ts';
import { silent } from './source.ts';

/** A dispatcher in real time over a state, with its clock believed and every platform its own to send for. */
export function dispatcherOver(
  { ledger, clock }: Pick<StateStore, 'ledger' | 'clock'>,
  adapter: ChatAdapter,
  { timing = {}, owner = 'a' }: { timing?: Partial<Timing>; owner?: string } = {},
): Dispatcher {
  return openDispatcher({
    ledger,
    adapters: [adapter],
    maySend: () => true,
    clock: { now: clock.now, isSteady: () => true },
    logger: silent,
    timing: { ...TIMING, ...timing },
    owner,
    ticks: () => performance.now(),
    random: Math.random,
    sleep: async (ms, signal) => {
      await after(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
    },
  });
}
