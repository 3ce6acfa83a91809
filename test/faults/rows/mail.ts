import { setTimeout as after } from 'node:timers/promises';
import { addMailboxes } from '../mail-platform.ts';
import { ordersFor } from '../orders.ts';
import type { Platform, PostWeather } from '../platforms.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';
import { deliveriesIn, isWhole } from '../state-file.ts';

const LIFE_MS = 1_800;
/** As long as a mail takes from its envelope to its answer. */
const IN_FLIGHT_MS = 60;

/** SIGKILL at random instants while mails go out to a server that takes its time and drops lines behind the dot: none comes twice, none is lost before its dot, and what nobody can know is told. */
export const mail: Row = {
  name: 'kills-mail',
  run: async ({ kills, deliveries, random }: Effort): Promise<Outcome> => {
    await using running = await setUpFaults({ on: ['mail'] });
    const [platform] = running.platforms as readonly [Platform];
    platform.weather = dropping(random);
    const orders = ordersFor(await addMailboxes(running.file, deliveries), () => Date.now());
    for (let life = 1; life <= kills; life += 1) {
      const program = await running.start();
      await program.ready();
      const before = platform.posts();
      await running.order(orders.slice(running.orders.length, Math.ceil((deliveries * life) / kills)));
      const end = performance.now() + LIFE_MS;
      while (platform.posts() === before && performance.now() < end) await after(2);
      await after(random() * IN_FLIGHT_MS);
      await program.kill();
    }
    await running.start();
    await running.settled();
    return judged(running, platform, kills);
  },
};

function dropping(random: () => number): PostWeather {
  return () => ({
    acceptMs: random() * 20,
    answerMs: random() * 20,
    fault: random() < 0.02 ? { kind: 'reset', stored: random() < 0.5 } : undefined,
  });
}

function judged({ file, orders }: FaultSetup, platform: Platform, kills: number): Outcome {
  const rows = deliveriesIn(file);
  const arrived = Map.groupBy(platform.posted(), ({ marker }) => marker);
  const repeated = [...arrived.values()].filter((mails) => mails.length > 1).length;
  const sent = rows.filter(({ state }) => state === 'sent');
  const uncertain = rows.filter(({ state }) => state === 'uncertain');
  const others = rows.length - sent.length - uncertain.length;
  // What is told to be uncertain may be there or not; all else has to be.
  const lost = orders.length - rows.length + sent.filter(({ marker }) => !arrived.has(marker)).length;
  const whole = isWhole(file);
  const figures = [
    `${sent.length} of ${orders.length} mails sent`,
    `${repeated} repeated`,
    `${lost} lost`,
    `${uncertain.length} told as uncertain (${uncertain.filter(({ marker }) => arrived.has(marker)).length} of them there)`,
    `${rows.filter(({ fence }) => fence > 1).length} claimed again`,
    whole ? 'integrity ok' : 'INTEGRITY BROKEN',
    `${kills} kills`,
  ];
  const isWell = repeated + lost + others === 0 && whole;
  return { figures: figures.join(', '), verdict: isWell ? 'ok' : 'FAILED' };
}
