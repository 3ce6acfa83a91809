import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { setUpFaults } from '../setup.ts';
import { SHORT } from '../waits.ts';

/** The source hangs while many digests are due: the lists that are stored are sent. */
export const source: Row = { name: 'hanging-source', run: hangingSource };

const WITHIN_MS = 60_000;

async function hangingSource({ short }: Effort): Promise<Outcome> {
  // What could not be read is not asked for again for a minute, as in earnest.
  await using running = await setUpFaults({ on: ['discord'], timing: { ...SHORT, failed: 60_000 } });
  const [platform] = running.platforms;
  const [first, ...others] = ordersFor(platform?.channels(short ? 101 : 1_001) ?? [], () => Date.now());
  if (!first) throw new Error('there are channels');
  await running.order([first]);
  const before = await running.start();
  await running.settled();
  await before.kill();
  running.hub.fail(...Array.from({ length: 10_000 }, () => ({ kind: 'hang' as const })));
  const asked = running.hub.asked.length;
  await running.order(
    others.map((order) => ({ ...order, subscription: { ...order.subscription, size: 3 } })),
  );
  const started = performance.now();
  await running.start();
  await running.settled();
  const took = performance.now() - started;
  const times = running.hub.asked.length - asked;
  const more = `, all within ${(took / 1000).toFixed(1)} s of the start, the source was asked ${times} times`;
  return judged(running, { more, good: took <= WITHIN_MS && times === 1 });
}
