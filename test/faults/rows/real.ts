import { setTimeout as after } from 'node:timers/promises';
import { TIMING } from '#core/delivery/timing.ts';
import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import type { Platform, PlatformName } from '../platforms.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { setUpFaults } from '../setup.ts';
import { until } from '../waits.ts';
import { unkind } from './kills.ts';

/** With the waits that people have: few deliveries, and one kill while they are sent. */
export const real: readonly Row[] = (['discord', 'slack'] as const).map((name) => ({
  name: `real-${name}`,
  long: true,
  run: (effort) => withRealWaits(name, effort),
}));

async function withRealWaits(name: PlatformName, { random }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: [name], timing: TIMING });
  const [platform] = running.platforms as readonly [Platform];
  platform.weather = unkind(random);
  const now = Date.now();
  await running.order(ordersFor(platform.channels(20), () => now));
  const program = await running.start();
  await until('some posts', () => platform.posts() >= 8);
  await after(random() * 50);
  await program.kill();
  const killed = performance.now();
  await running.start();
  await running.settled();
  const seconds = Math.round((performance.now() - killed) / 1000);
  return judged(running, { more: `, all ${seconds} s after the kill` });
}
