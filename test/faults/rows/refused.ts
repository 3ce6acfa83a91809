import { setTimeout as after } from 'node:timers/promises';
import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import { type Platform, type PlatformName, papersIn } from '../platforms.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { setUpFaults } from '../setup.ts';

/** SIGKILL at random instants while a platform refuses messages for what is in them, so that they are sent in two, or as titles. On Discord whoever takes over waits for a minute until nobody may know the message any more. */
export const refused: readonly Row[] = [
  { name: 'refused-discord', run: (effort) => refusedOn('discord', effort), long: true },
  { name: 'refused-slack', run: (effort) => refusedOn('slack', effort) },
];

const MOST_PAPERS = 5;
// Planned within a second, refused, and sent as others.
const LIFE_MS = 1_800;

async function refusedOn(name: PlatformName, { short, random }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: [name] });
  const [platform] = running.platforms as readonly [Platform];
  let [many, rich] = [0, 0];
  platform.weather = () => ({ acceptMs: random() * 60, answerMs: random() * 60 });
  platform.refuses = ({ text, isPlain }) => {
    if (isPlain) return false;
    const papers = papersIn(text);
    const isTooMuch = papers.length > MOST_PAPERS;
    // Of every seventh paper nothing but a title is taken.
    const isTooRich = papers.some((paper) => Number(paper.slice(-2)) % 7 === 0);
    if (isTooMuch) many += 1;
    else if (isTooRich) rich += 1;
    return isTooMuch || isTooRich;
  };
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
  const more = `, ${lives} kills, ${many} refused for their length and ${rich} for what is in them`;
  return judged(running, { more, good: many > 0 && rich > 0 });
}
