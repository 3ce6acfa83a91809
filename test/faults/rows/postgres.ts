import { setTimeout as after } from 'node:timers/promises';
import { noPostgres } from '#test/postgres-server.ts';
import { judged } from '../count.ts';
import { FAKETIME, wrongBy } from '../fake-time.ts';
import { type Machine, openMachines } from '../machines.ts';
import { ordersFor } from '../orders.ts';
import type { Platform } from '../platforms.ts';
import type { Program } from '../programs.ts';
import { type Effort, type Outcome, type Row, skipped } from '../row.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';
import type { StateDatabase } from '../state-database.ts';
import { SHORT, until } from '../waits.ts';
import { unkind } from './kills.ts';

/** Several machines over one PostgreSQL. */
export const postgres: readonly Row[] = [
  { name: 'postgres-kills', run: (effort) => onPostgres(effort, killed) },
  { name: 'postgres-frozen', run: (effort) => onPostgres(effort, frozen) },
];

const MESSAGES_A_DIGEST = 1.3;
const LIFE_MS = 1_800;
/** The clocks of the machines, against the database's. */
const WRONG_MINUTES = [10, -10, 0, 5];
const DATABASE_KILLS = 20;
const NETWORKS = 2;

interface Shared {
  readonly running: FaultSetup;
  readonly platform: Platform;
  readonly database: StateDatabase;
}

async function onPostgres(
  effort: Effort,
  row: (shared: Shared, effort: Effort) => Promise<Outcome>,
): Promise<Outcome> {
  const missing = noPostgres();
  if (missing) return skipped(missing);
  await using running = await setUpFaults({ on: ['discord'], inPostgres: true });
  const [platform] = running.platforms;
  const { database } = running;
  if (!platform || !database) throw new Error('the setup has what was asked for');
  return await row({ running, platform, database }, effort);
}

/** SIGKILL at random instants for workers in two networks whose clocks are minutes apart, and now and then for the database beneath them. */
async function killed(shared: Shared, effort: Effort): Promise<Outcome> {
  const machines = openMachines(NETWORKS);
  if (typeof machines === 'string') return await killedIn([], shared, effort);
  await using _ = machines;
  return await killedIn(machines.all, shared, effort);
}

async function killedIn(
  networks: readonly Machine[],
  { running, platform, database }: Shared,
  effort: Effort,
): Promise<Outcome> {
  const { short, kills, deliveries, random } = effort;
  platform.weather = unkind(random);
  const workers = short ? 2 : 4;
  const lives = Math.ceil(kills / workers);
  const spreadMs = lives * LIFE_MS;
  const orders = ordersFor(platform.channels(Math.round(deliveries / MESSAGES_A_DIGEST)), () => Date.now());
  const due = Date.now();
  await running.order(
    orders.map((order, index) => ({
      ...order,
      nextDue: Math.round(due + (index * spreadMs) / orders.length),
    })),
  );
  let deaths = 0;
  const live = async (worker: number): Promise<void> => {
    for (let life = 0; life < lives; life += 1) {
      const program = await running.start({
        machine: worker,
        network: networks[worker % NETWORKS],
        env: wrongBy(WRONG_MINUTES[worker] ?? 0),
      });
      // While the database is away, none gets far.
      await program.ready().catch(() => undefined);
      await after(random() * LIFE_MS);
      await program.kill();
      deaths += 1;
    }
  };
  let living = true;
  const strikes = short ? 2 : DATABASE_KILLS;
  let struck = 0;
  const strike = async (): Promise<void> => {
    for (; struck < strikes; struck += 1) {
      const turn = ((struck + 1) * workers * lives) / (strikes + 1);
      // One whose turn came while the database was away follows at once: each is due.
      // However long a busy machine takes: the lives end by themselves.
      while (living && deaths < turn) await after(50);
      await after(random() * LIFE_MS);
      await database.server.kill();
      await after(random() * 1_000);
      await database.server.start();
    }
  };
  const lived = Promise.all(Array.from({ length: workers }, (_, worker) => live(worker)));
  await Promise.all([lived.finally(() => (living = false)), strike()]);
  await running.start({ machine: 0 });
  await running.settled();
  const clocks = FAKETIME ? ', clocks up to 20 minutes apart' : '';
  const apart = networks.length > 0 ? `in ${networks.length} network namespaces` : 'in one network';
  const more = `, ${deaths} kills of ${workers} workers ${apart}, ${struck} of the database${clocks}, ${platform.posts()} posts`;
  return judged(running, { more, good: struck === strikes });
}

/** Two machines; the one that sends is stopped, and goes on where it was once the other has all its roles. */
async function frozen({ running, platform }: Shared, { short }: Effort): Promise<Outcome> {
  const rounds = short ? 1 : 10;
  const each = short ? 20 : 40;
  const channels = platform.channels(rounds * each);
  const programs = await Promise.all([0, 1].map((machine) => running.start({ machine })));
  await Promise.all(programs.map((program) => program.ready()));
  let slowest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const orders = ordersFor(channels.slice(round * each, (round + 1) * each), () => Date.now());
    await running.order(orders);
    await until('some posts', () => platform.posts() > 0);
    const holder = await sender(programs);
    const other = programs.find((program) => program !== holder);
    holder.freeze();
    const began = performance.now();
    await until('the other has its roles', async () => other !== undefined && (await sends(other)));
    slowest = Math.max(slowest, performance.now() - began);
    await after(SHORT.lease + SHORT.send + SHORT.grace);
    holder.thaw();
  }
  await running.settled();
  const ratio = slowest / SHORT.role;
  return judged(running, { more: `, taken over after ${ratio.toFixed(1)} times a role's time at most` });
}

/** Waits for one of them to send. */
async function sender(programs: readonly Program[]): Promise<Program> {
  for (;;) {
    for (const program of programs) if (await sends(program)) return program;
    await after(50);
  }
}

async function sends(program: Program): Promise<boolean> {
  return JSON.stringify((await program.health())?.body ?? {}).includes('"send:');
}
