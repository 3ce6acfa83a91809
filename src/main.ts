import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { TIMING, type Timing } from '#core/delivery/timing.ts';
import { messageOf, SetupError, SourceError, UserError } from '#core/errors.ts';
import { PATIENCE, type Patience } from '#core/parts/patience.ts';
import type { Clock } from '#core/time/clock.ts';
import { createApp } from './app.ts';
import { EXIT, runArguments, runOnFiles } from './cli.ts';
import { readConfig } from './config.ts';
import { createLogger } from './log.ts';

const { argv, env, stdin, stdout, stderr } = process;

/** What a run may have otherwise than the program that people start. */
export interface Overrides {
  readonly timing?: Timing;
  readonly patience?: Patience;
}

/** Does what the environment and the words typed ask for. Resolves to the exit code; rejects only with what nobody foresaw. */
export async function main({ timing = TIMING, patience = PATIENCE }: Overrides = {}): Promise<number> {
  // Whoever reads our output may stop reading, as `head` does.
  stdout.on('error', () => process.exit(EXIT.answered));
  try {
    readEnvFile();
    const config = readConfig(env);
    const logger = createLogger({
      level: config.logLevel,
      secrets: config.secrets,
      write: (line) => stderr.write(line),
    });
    const ended = await runOnFiles(argv.slice(2), { config, clock, stdout });
    if (ended !== undefined) return ended;
    const app = await createApp(config, { ...machine, fetch, logger, timing, patience });
    try {
      return await runArguments(argv.slice(2), {
        app,
        config,
        clock,
        logger,
        env,
        stdin,
        stdout,
        stderr,
        interrupted,
      });
    } finally {
      await app.close();
    }
  } catch (error) {
    if (error instanceof UserError) return fail(error, EXIT.usage);
    if (error instanceof SetupError || error instanceof SourceError) return fail(error, EXIT.failed);
    throw error;
  }
}

const clock: Clock = { now: () => Temporal.Now.instant(), ticks: () => performance.now() };

/** The machine that the program runs on, as its parts are given it. */
const machine = {
  clock,
  random: Math.random,
  reference: () => randomBytes(3).toString('hex'),
  /** Lets everything that is waiting have its turn. */
  nextTurn: () => setImmediate(),
  sleep: async (ms: number, signal?: AbortSignal): Promise<void> => {
    // Whoever aborts a pause wants it to end, not to fail.
    await setTimeout(ms, undefined, { signal }).catch(() => undefined);
  },
};

function fail(error: Error, code: number): number {
  stderr.write(`${error.message}\n`);
  return code;
}

/** A signal that aborts at the first Ctrl-C or SIGTERM; the second ends the program as usual. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

function readEnvFile(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (cause) {
    throw new SetupError('setting-invalid', `.env cannot be read: ${messageOf(cause)}.`, { cause });
  }
}
