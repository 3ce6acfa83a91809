import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { type FakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { percentile, type Row } from '../measure.ts';
import type { Asking } from './commands.ts';
import type { Felt } from './program.ts';

const LOOK_MS = 100;
const FEEL_MS = 2_000;
const READY_MS = 120_000;
const GIVEN_UP_MS = 900_000;
// As `npm start` has them.
const FLAGS = ['--max-semi-space-size=2', '--heap-growing-percent=20'];

/** The whole program in a process of its own, which answers and delivers when this resolves. */
export async function startProgram(
  dataDir: string,
  { hub, discord, more = {} }: { hub: string; discord: string; more?: Readonly<Record<string, string>> },
): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'program.ts'), [], {
    execArgv: FLAGS,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      HF_ENDPOINT: hub,
      BACKFILL: 'off',
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord,
      ...more,
    },
  });
  const signal = AbortSignal.timeout(READY_MS);
  let text = '';
  while (!text.includes('connected')) {
    const [more] = child.stdout ? await once(child.stdout, 'data', { signal }) : [];
    text += String(more);
  }
  return child;
}

/** How the program has felt from its first line until it was connected, when nobody could ask it anything yet: what is asked next is of what came after. */
export async function lookAtStart(program: ChildProcess): Promise<Row> {
  const { work, MB } = await feel(program, 'and forget');
  return { 'work max ms': work, MB };
}

/** How the program has felt since this was last asked, and how long people waited for it. */
export async function lookAt(program: ChildProcess, asking: Asking): Promise<Row> {
  const felt = await feel(program, 'and forget');
  const waits = asking.waits();
  return {
    'loop p99 ms': felt.p99,
    'loop max ms': felt.max,
    'work max ms': felt.work,
    commands: waits.length,
    'answered p99 ms': percentile(waits, 0.99),
    'answered max ms': Math.max(...waits),
    MB: felt.MB,
  };
}

/** Watches digests arrive until each channel has its own, or long after. */
export async function watchBurst(
  program: ChildProcess,
  { state, problems }: FakeDiscord,
  { due, channels, asking }: { due: number; channels: number; asking: Asking },
): Promise<Row> {
  const arrived: number[] = [];
  const reached = new Set<string>();
  const bodies = new Set<string>();
  let seen = state.messages.length;
  let most = 0;
  let next = 0;
  while (reached.size < channels && Date.now() < due + GIVEN_UP_MS) {
    await after(LOOK_MS);
    for (const { nonce, channel, at, body } of state.messages.slice(seen)) {
      if (nonce === undefined) continue;
      bodies.add(`${channel.id} ${JSON.stringify({ ...body, nonce: '' })}`);
      arrived.push(at);
      reached.add(channel.id);
    }
    seen = state.messages.length;
    if (Date.now() < next) continue;
    next = Date.now() + FEEL_MS;
    most = Math.max(most, (await feel(program)).MB);
  }
  const seconds = (at: number | undefined) => ((at ?? Number.NaN) - due) / 1000;
  const row = await lookAt(program, asking);
  return {
    'first s': seconds(arrived[0]),
    'all s': seconds(arrived.at(-1)),
    ...row,
    MB: most,
    sent: reached.size,
    messages: arrived.length,
    repeated: arrived.length - bodies.size,
    problems: problems.length,
  };
}

/** How the program has felt since it was last asked to forget. */
export async function feel(program: ChildProcess, forget?: 'and forget'): Promise<Felt> {
  program.send(forget ?? 'how do you feel');
  const [felt] = await once(program, 'message');
  return felt as Felt;
}
