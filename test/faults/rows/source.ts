import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { setStage } from '../stage.ts';
import { SHORT } from '../waits.ts';

/** The source hangs while many digests are due: the lists that are stored are sent. */
export const source: Row = { name: 'hanging-source', run: hangingSource };

const WITHIN_MS = 60_000;

async function hangingSource({ short }: Effort): Promise<Outcome> {
  // What could not be read is not asked for again for a minute, as in earnest.
  await using stage = await setStage({ on: ['discord'], timing: { ...SHORT, failed: 60_000 } });
  const [platform] = stage.platforms;
  const [first, ...others] = ordersFor(platform?.channels(short ? 101 : 1_001) ?? [], () => Date.now());
  if (!first) throw new Error('there are channels');
  await stage.order([first]);
  const before = await stage.start();
  await stage.settled();
  await before.kill();
  stage.hub.fail(...Array.from({ length: 10_000 }, () => ({ kind: 'hang' as const })));
  const asked = stage.hub.asked.length;
  await stage.order(others.map((order) => ({ ...order, subscription: { ...order.subscription, size: 3 } })));
  const started = performance.now();
  await stage.start();
  await stage.settled();
  const took = performance.now() - started;
  const times = stage.hub.asked.length - asked;
  const more = `, all within ${(took / 1000).toFixed(1)} s of the start, the source was asked ${times} times`;
  return judged(stage, { more, good: took <= WITHIN_MS && times === 1 });
}
