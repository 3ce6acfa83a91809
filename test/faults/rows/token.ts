import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import type { Platform } from '../platforms.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { setUpFaults } from '../setup.ts';

/** A token that each chat refuses once, in mid-life: it is asked again after five minutes, and works on. */
export const token: readonly Row[] = [{ name: 'token-once', run: tokenOnce, long: true }];

async function tokenOnce({ short }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: ['discord', 'slack'] });
  const program = await running.start();
  await program.ready();
  const each = short ? 10 : 40;
  const now = Date.now();
  const order = async (platform: Platform) => running.order(ordersFor(platform.channels(each), () => now));
  for (const platform of running.platforms) await order(platform);
  await running.settled();
  const refused = new Set<string>();
  for (const platform of running.platforms) {
    platform.weather = () => {
      if (refused.has(platform.name)) return undefined;
      refused.add(platform.name);
      return { acceptMs: 0, answerMs: 0, fault: { kind: 'token' } };
    };
    await order(platform);
  }
  await running.settled();
  const { code } = await program.end();
  return judged(running, {
    more: `, the token refused once by ${refused.size} chats, ended with ${code}`,
    good: refused.size === running.platforms.length && code === 0,
  });
}
