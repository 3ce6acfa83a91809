import { spawn } from 'node:child_process';
import { setTimeout as after } from 'node:timers/promises';
import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import { DOOR_COMMAND, doorEnv } from '../programs.ts';
import { type Effort, type Outcome, type Row, skipped } from '../row.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';
import { SHORT, until } from '../waits.ts';

/** One process for Discord, one for Slack, and before both of them somebody's prompt in a terminal, all on one state. */
export const apart: Row = { name: 'adapters-apart', run: adaptersApart };

async function adaptersApart({ short }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: ['discord', 'slack'] });
  const now = Date.now();
  for (const platform of running.platforms) {
    const channels = platform.channels(short ? 15 : 100);
    await running.order(ordersFor(channels, (index) => now + (index % 5) * 1_000));
  }
  const prompt = await openPrompt(running);
  if (!prompt) return skipped('this machine has no `script` to open a terminal with');
  try {
    // Long enough for whoever leads to have done so.
    await after(2 * SHORT.role);
    await running.start({ on: ['discord'] });
    await after(2 * SHORT.role);
    await running.start({ on: ['slack'] });
    await running.settled();
    return judged(running, { more: ', a prompt was opened first' });
  } finally {
    await prompt.close();
  }
}

/** Opens the program's prompt in a terminal; undefined where there is no terminal to be had. */
async function openPrompt({ folder, hub }: FaultSetup): Promise<{ close(): Promise<void> } | undefined> {
  const child = spawn('script', ['-qfc', DOOR_COMMAND, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
    env: { ...doorEnv(SHORT), TERM: 'xterm', COLUMNS: '80', DATA_DIR: folder, HF_ENDPOINT: hub.url },
  });
  let shown = '';
  child.stdout.on('data', (chunk) => {
    shown += chunk;
  });
  const started = await new Promise((resolve) => {
    child.once('spawn', () => resolve(true));
    child.once('error', () => resolve(false));
  });
  if (!started) return undefined;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await until('a prompt is shown', () => /Daily papers[\s\S]*[›>❯]/.test(shown));
  return {
    close: async () => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}
