import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Timing } from '#core/delivery/timing.ts';
import { messageOf } from '#core/errors.ts';
import { openPostgresState } from '#store/state/postgres/open.ts';
import { fakeHub, type Hub } from '#test/fakes/hub.ts';
import { listsAround } from './lists.ts';
import type { Machine } from './machines.ts';
import type { Order } from './orders.ts';
import { openPlatform, type Platform, type PlatformName } from './platforms.ts';
import { type Ended, type Program, runOnce, startProgram } from './programs.ts';
import { seed } from './seed.ts';
import { openStateDatabase, type StateDatabase } from './state-database.ts';
import { leftIn, type Progress, progressIn } from './state-file.ts';
import { SHORT, until } from './waits.ts';

/** What surrounds the programs: platforms, a source of papers, and a folder for what they keep. */
export interface FaultSetup extends AsyncDisposable {
  readonly platforms: readonly Platform[];
  readonly hub: Hub;
  readonly folder: string;
  readonly file: string;
  readonly orders: readonly Order[];
  /** Writes orders into the state, whether a program runs or not. */
  order(orders: readonly Order[]): Promise<void>;
  /** Starts a program on all platforms, or on those named; it ends with this setup. */
  start(options?: Starting): Promise<Program>;
  /** Where the state is in PostgreSQL. */
  readonly database: StateDatabase | undefined;
  /** Runs a command of the program to its end. */
  run(words: readonly string[]): Promise<Ended>;
  /** Resolves once everything that was ordered has been planned and settled. */
  settled(): Promise<void>;
}

interface Starting {
  /** Which of several machines it is on: each has an archive of its own. */
  readonly machine?: number;
  /** The network that this machine is in; this one's where it is left out. */
  readonly network?: Machine | undefined;
  /** The folder of another version of the program. */
  readonly checkout?: string | undefined;
  readonly on?: readonly PlatformName[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface FaultSetupOptions {
  readonly on: readonly PlatformName[];
  readonly timing?: Timing;
  /** Where the state is kept; a new folder where it is left out. */
  readonly folder?: string;
  /** Keeps it in PostgreSQL instead; `file` is what it held when everything had been settled. */
  readonly inPostgres?: boolean;
}

export async function setUpFaults({
  on,
  timing = SHORT,
  folder,
  inPostgres = false,
}: FaultSetupOptions): Promise<FaultSetup> {
  const database = inPostgres ? await openStateDatabase() : undefined;
  const platforms = await Promise.all(on.map(openPlatform));
  const hub = await fakeHub({ days: listsAround(Date.now()) });
  const home = folder ?? mkdtempSync(join(tmpdir(), 'paperboy-faults-'));
  const file = join(home, 'state.sqlite');
  const programs: Program[] = [];
  const orders: Order[] = [];
  return {
    platforms,
    hub,
    folder: home,
    file,
    orders,
    order: async (more) => {
      orders.push(...more);
      await seed(database ? () => openPostgresState(database.url) : file, more);
    },
    start: async ({ on: some = on, env = {}, machine, network, checkout } = {}) => {
      const theirs = platforms.filter(({ name }) => some.includes(name)).map((platform) => platform.env);
      const own = {
        DATA_DIR: machine === undefined ? home : join(home, `machine-${machine}`),
        HF_ENDPOINT: hub.url,
        BACKFILL: 'off',
        ...(database ? { DATABASE_URL: database.url } : {}),
      };
      const program = await startProgram({
        env: Object.assign(own, ...theirs, env),
        timing,
        machine: network,
        checkout,
      });
      programs.push(program);
      return program;
    },
    run: (words) => runOnce({ env: { DATA_DIR: home, HF_ENDPOINT: hub.url }, timing, words }),
    database,
    settled: async () => {
      const progress = async () => (database ? database.progress() : progressIn(file));
      try {
        await until('everything is settled', async () => isSettled(await progress(), orders.length));
        await database?.copyTo(file);
      } catch (error) {
        await database?.copyTo(file).catch(() => undefined);
        const last = programs.at(-1)?.text().trim().split('\n').slice(-3).join(' ');
        throw new Error(`${messageOf(error)}: ${JSON.stringify(leftIn(file))}; ${last}`);
      }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(programs.map((program) => program.kill()));
      await database?.[Symbol.asyncDispose]();
      await Promise.all([hub.close(), ...platforms.map((platform) => platform[Symbol.asyncDispose]())]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Whether so many digests have a delivery, and none waits. */
function isSettled({ digests, waiting }: Progress, owed: number): boolean {
  return waiting === 0 && digests >= owed;
}
