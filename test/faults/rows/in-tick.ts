import { setTimeout as after } from 'node:timers/promises';
import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';
import { progressIn } from '../state-file.ts';
import { until } from '../waits.ts';

/** SIGKILL within the planning tick, where each digest that is not made would be a note. */
export const inTick: Row = { name: 'kills-in-tick', run: killsInTick };

async function killsInTick({ short, random }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: ['discord'] });
  const [platform] = running.platforms;
  const channels = platform?.channels(short ? 100 : 1_000) ?? [];
  const now = Date.now();
  const orders = ordersFor(channels, () => now);
  await running.order(
    orders.map((order) => ({ ...order, subscription: { ...order.subscription, quietDays: 'note' } })),
  );
  let kills = 0;
  let inside = 0;
  for (let planned = 0; planned < channels.length; planned = progressIn(running.file).digests) {
    // Where planning takes a moment only, nobody lives long enough to be killed within it for ever.
    if (kills === (short ? 6 : 80)) break;
    await killWhenPlanning(running, planned, random() * 25);
    kills += 1;
    const after = progressIn(running.file).digests;
    if (after > planned && after < channels.length) inside += 1;
  }
  await running.start();
  await running.settled();
  const good = inside > 0;
  return judged(running, { more: `, ${kills} kills, ${inside} of them between first and last plan`, good });
}

/** Starts a program, and ends it so many milliseconds after it has begun to plan. */
async function killWhenPlanning(running: FaultSetup, planned: number, ms: number): Promise<void> {
  const program = await running.start();
  await program.ready();
  await until('a digest is planned', () => progressIn(running.file).digests > planned);
  await after(ms);
  await program.kill();
}
