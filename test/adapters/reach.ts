import { setTimeout as after } from 'node:timers/promises';
import type { Reach } from '#core/parts/define-adapter.ts';
import { PATIENCE, type Patience } from '#core/parts/patience.ts';

/** The machine as a chat is given it, with waits of a test's own; real time otherwise. */
export function reachWith({
  sleep = async (ms, signal) => {
    await after(ms, undefined, { signal, ref: false }).catch(() => undefined);
  },
  ...patience
}: Partial<Patience> & { sleep?: Reach['sleep'] } = {}): Reach {
  return { fetch, sleep, patience: { ...PATIENCE, ...patience } };
}
