import { setTimeout as after } from 'node:timers/promises';
import { ordersFor } from '../orders.ts';
import { type Platform, type PlatformName, papersIn } from '../platforms.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { setUpFaults } from '../setup.ts';
import { deliveriesIn, untoldIn } from '../state-file.ts';
import { until } from '../waits.ts';

/** SIGKILL at random instants while a platform takes no digest in any form, and while whoever ordered it is told. On Discord whoever takes over waits for a minute until nobody may know the message any more. */
export const untold: readonly Row[] = [
  { name: 'untold-discord', run: (effort) => untoldOn('discord', effort), long: true },
  { name: 'untold-slack', run: (effort) => untoldOn('slack', effort) },
];

const TOLD = /could not be posted/;
// Refused, refused as titles, and told.
const LIFE_MS = 1_800;

async function untoldOn(name: PlatformName, { short, random }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: [name] });
  const [platform] = running.platforms as readonly [Platform];
  platform.weather = () => ({ acceptMs: random() * 60, answerMs: random() * 60 });
  platform.refuses = ({ text }) => papersIn(text).length > 0;
  const [lives, digests] = short ? [6, 18] : [40, 160];
  const orders = ordersFor(platform.channels(digests), () => Date.now());
  for (let life = 1; life <= lives; life += 1) {
    const program = await running.start();
    await program.ready();
    await running.order(orders.slice(running.orders.length, Math.ceil((digests * life) / lives)));
    await after(random() * LIFE_MS);
    await program.kill();
  }
  await running.start();
  await running.settled();
  await until('everything is told', () => untoldIn(running.file) === 0);
  const told = platform.posted().filter(({ text }) => TOLD.test(text));
  const failed = [
    ...new Set(
      deliveriesIn(running.file).flatMap(({ state, channel }) => (state === 'failed' ? [channel] : [])),
    ),
  ];
  const missing = failed.filter((channel) => !told.some(({ text }) => text.includes(channel)));
  const again = told.length - failed.length;
  const good = failed.length === digests && missing.length === 0 && again <= lives;
  return {
    figures: `${failed.length} of ${digests} refused in every form, ${missing.length} of them told to nobody, ${again} twice, ${lives} kills`,
    verdict: good && platform.problems.length === 0 ? 'ok' : 'FAILED',
  };
}
