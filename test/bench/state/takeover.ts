import { setTimeout as after } from 'node:timers/promises';
import { TIMING } from '#core/delivery/timing.ts';
import { openLeader, rolesFor } from '#engine/delivery/leader.ts';
import type { StateStore } from '#store/state/state.ts';
import { silent } from '#test/fakes/source.ts';

const ROLES = rolesFor(['fake']);
const LOOK_MS = 20;

/** After how many seconds all roles are another process's, whose holder has just renewed them and then does nothing more. */
export async function secondsToTakeOver({ leases }: Pick<StateStore, 'leases'>): Promise<number> {
  const stopping = new AbortController();
  const renewed = Promise.withResolvers<number>();
  const shared = { leases, roles: ROLES, timing: TIMING, logger: silent, ticks: () => performance.now() };
  const holder = openLeader({
    ...shared,
    owner: 'holder',
    sleep: () => new Promise(() => undefined),
    turned: async () => renewed.resolve(performance.now()),
  });
  holder.start();
  const gone = await renewed.promise;
  const standby = openLeader({
    ...shared,
    owner: 'standby',
    sleep: async (ms) => {
      await after(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
    },
    turned: async () => undefined,
  });
  standby.start();
  while (standby.held().length < ROLES.length) await after(LOOK_MS);
  const seconds = (performance.now() - gone) / 1_000;
  const stopped = standby.stop();
  stopping.abort();
  await stopped;
  return seconds;
}
