import { setTimeout as after } from 'node:timers/promises';
import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import type { Program } from '../programs.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';
import { isLocked } from '../state-file.ts';
import { SHORT, until } from '../waits.ts';
import { unkind } from './kills.ts';

/** Several programs on one state. */
export const instances: readonly Row[] = [
  { name: 'two-instances', run: twoInstances },
  { name: 'frozen', run: frozen },
];

async function twoInstances({ short, random }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: ['discord'] });
  const [platform] = running.platforms;
  if (platform) platform.weather = unkind(random);
  const now = Date.now();
  const orders = ordersFor(platform?.channels(short ? 60 : 3_500) ?? [], () => now);
  // A message each: at 45 a second they take long enough.
  await running.order(
    orders.map((order) => ({ ...order, subscription: { ...order.subscription, size: 3 } })),
  );
  await Promise.all([running.start(), running.start()]);
  await running.settled();
  return judged(running);
}

const LONG_GONE_MS = SHORT.role + SHORT.lease + SHORT.send + SHORT.grace + 1_000;
/** Long after the other has taken over, and long before the first goes on. */
const MEANWHILE_MS = LONG_GONE_MS / 2;
const IN_FLIGHT_MS = 150;

/** Each of two programs is stopped in turn for longer than everything that it holds lasts, and goes on where it was. */
async function frozen({ short, random }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: ['discord', 'slack'] });
  const rounds = short ? 2 : 10;
  const each = short ? 15 : 20;
  const channels = running.platforms.map((platform) => platform.channels(rounds * each));
  const programs = await Promise.all([running.start(), running.start()]);
  await Promise.all(programs.map((program) => program.ready()));
  const stops: Stop[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = postsOf(running);
    // Two thirds at once, so that much is in flight when it stops; the others fall due while it stands still.
    const dueAt = (index: number) => Date.now() + (index % 3 === 2 ? MEANWHILE_MS : 0);
    const theirs = channels.map((some) => some.slice(round * each, (round + 1) * each));
    await running.order(theirs.flatMap((some) => ordersFor(some, dueAt)));
    await until('some posts', () => postsOf(running) > before);
    await after(random() * IN_FLIGHT_MS);
    stops.push(await freeze(running, await leaderOf(programs)));
  }
  await running.settled();
  const sent = stops.reduce((sum, stop) => sum + stop.sent, 0);
  const locked = stops.filter((stop) => stop.locked).length;
  const more = `, frozen ${rounds} times, ${locked} of them in the middle of a write, ${sent} posts by the other meanwhile`;
  return judged(running, { more, good: stops.every((stop) => stop.locked || stop.sent > 0) });
}

/** How much the other one sent while a program stood still, and whether nobody could write because it had stopped in the middle of that. */
interface Stop {
  readonly sent: number;
  readonly locked: boolean;
}

function postsOf({ platforms }: FaultSetup): number {
  return platforms.reduce((sum, platform) => sum + platform.posts(), 0);
}

/** Stops a program for longer than everything that it holds lasts. */
async function freeze(running: FaultSetup, program: Program): Promise<Stop> {
  program.freeze();
  const before = postsOf(running);
  await after(LONG_GONE_MS);
  const stop = { sent: postsOf(running) - before, locked: isLocked(running.file) };
  program.thaw();
  return stop;
}

/** The one that sends more than the other, else the first. */
async function leaderOf(programs: readonly [Program, Program]): Promise<Program> {
  const [first, second] = programs;
  const [one, two] = await Promise.all(programs.map((program) => program.health()));
  return sendsIn(two?.body) > sendsIn(one?.body) ? second : first;
}

function sendsIn(health: unknown): number {
  return JSON.stringify(health ?? {}).match(/"send:|"leading":true/g)?.length ?? 0;
}
