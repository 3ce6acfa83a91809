import { setTimeout as after } from 'node:timers/promises';
import { TIMING } from '#core/delivery/timing.ts';
import { noPostgres } from '#test/postgres-server.ts';
import { judged } from '../count.ts';
import { type Machine, openMachines } from '../machines.ts';
import { ordersFor } from '../orders.ts';
import type { Platform } from '../platforms.ts';
import type { Program } from '../programs.ts';
import { type Outcome, type Row, skipped } from '../row.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';
import { until } from '../waits.ts';

/** Two machines over one PostgreSQL, with the waits of earnest: whoever has all roles is frozen, cut off, killed; the other has each of them in time. */
export const takeover: Row = { name: 'postgres-takeover', run: takenOver, long: true };

const ROLES = ['plan:discord', 'send:discord', 'fetch', 'learn'] as const;
const WITHIN_MS = 20_000;
/** Becoming due in each round, before and after it begins. */
const EACH = 60;
/** Longer than everything that whoever is gone had for himself. */
const LONG_GONE_MS = TIMING.lease + TIMING.send + TIMING.grace;

const WAYS = ['frozen', 'cut off', 'killed'] as const;
type How = (typeof WAYS)[number];

async function takenOver(): Promise<Outcome> {
  const missing = noPostgres();
  if (missing) return skipped(missing);
  const machines = openMachines(2);
  if (typeof machines === 'string') return skipped(machines);
  await using _ = machines;
  await using running = await setUpFaults({ on: ['discord'], inPostgres: true, timing: TIMING });
  const [platform] = running.platforms as readonly [Platform];
  // All of them before anything connects: a bot knows the servers that it was told of.
  const channels = WAYS.map(() => platform.channels(EACH));
  const start = async (machine: number): Promise<Placed> => {
    const network = machines.all[machine];
    if (!network) throw new Error('a machine was made for each');
    const program = await running.start({ machine, network });
    await program.ready();
    return { machine, network, program };
  };
  let holder = await start(0);
  await holds(holder.program);
  const took: string[] = [];
  let slowest = 0;
  for (const [round, how] of WAYS.entries()) {
    const other = await start(1 - holder.machine);
    const now = Date.now();
    await running.order(ordersFor(channels[round] ?? [], (index) => now + (index * WITHIN_MS) / EACH));
    const posts = platform.posts();
    await until('it sends', () => platform.posts() > posts + 3);
    const times = await goes(how, holder, other);
    slowest = Math.max(slowest, ...times);
    took.push(`${how} ${times.map((ms) => (ms / 1_000).toFixed(1)).join(' / ')} s`);
    await settledAfter(running, how, holder);
    holder = other;
  }
  return judged(running, {
    more: `, ${ROLES.join(' / ')} taken over: ${took.join(', ')}`,
    good: slowest <= WITHIN_MS,
  });
}

interface Placed {
  readonly machine: number;
  readonly network: Machine;
  readonly program: Program;
}

/** Has a program gone; after how many milliseconds the other has each role. */
async function goes(how: How, { program, network }: Placed, other: Placed): Promise<number[]> {
  const began = performance.now();
  if (how === 'frozen') program.freeze();
  else if (how === 'cut off') network.cut();
  else await program.kill();
  return await Promise.all(
    ROLES.map(async (role) => {
      await until(`${role} is taken over`, async () => (await rolesOf(other.program)).includes(role));
      return performance.now() - began;
    }),
  );
}

/** Lets it come back after a long time, and ends it once everything has been settled beside it. */
async function settledAfter(running: FaultSetup, how: How, { program, network }: Placed): Promise<void> {
  if (how !== 'killed') await after(LONG_GONE_MS);
  if (how === 'frozen') program.thaw();
  if (how === 'cut off') network.mend();
  await running.settled();
  await program.kill();
}

/** Resolves once a program has every role. */
async function holds(program: Program): Promise<void> {
  await until('it has every role', async () => {
    const roles = await rolesOf(program);
    return ROLES.every((role) => roles.includes(role));
  });
}

async function rolesOf(program: Program): Promise<readonly string[]> {
  return ((await program.health())?.body.roles ?? []) as readonly string[];
}
