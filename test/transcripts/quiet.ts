import { setTimeout as after } from 'node:timers/promises';

const HOP_MS = 2;
// A request of the program to a fake, and the answer, take a few turns of the loop that both share; each hop is a turn at least.
const HOPS = 8;

/** Resolves once nothing is under way any more, and nothing has come for some turns of the loop: of turns there are as many on a busy machine. */
export async function quiet({
  count,
  running,
}: {
  count: () => number;
  running: () => number;
}): Promise<void> {
  let still = 0;
  for (let last = count(); still < HOPS; last = count()) {
    await after(HOP_MS);
    still = last === count() && running() === 0 ? still + 1 : 0;
  }
}

/** Resolves to whether it came to that, within a time that only what will never come takes. */
export async function within(ms: number, so: () => boolean): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; await after(HOP_MS))
    if (so()) return true;
  return so();
}
