import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { ALLOWANCE } from '#core/commands/allowance.ts';
import { TIMING, type Timing } from '#core/delivery/timing.ts';
import { messageOf, SetupError, SourceError, UserError } from '#core/errors.ts';
import { PATIENCE, type Patience } from '#core/parts/patience.ts';
import type { Clock } from '#core/time/clock.ts';
import { createApp } from './app.ts';
import { EXIT, runArguments, runAtOnce, runOnFiles } from './cli.ts';
import { readConfig } from './config.ts';
import { createLogger } from './log.ts';
import { openEnding } from './process/ending.ts';
import { readEnvFile } from './process/env-file.ts';

const { argv, env, stdin, stdout, stderr } = process;

/** What a run may have otherwise than the program that people start. */
export interface Overrides {
  readonly timing?: Timing;
  readonly patience?: Patience;
}

/** The folder of the program: `.env` lies there, and relative paths begin there, wherever it is started from. */
const FOLDER = join(import.meta.dirname, '..');

/** Does what the environment and the words typed ask for. Resolves to the exit code; rejects only with what nobody foresaw. */
export async function main({ timing = TIMING, patience = PATIENCE }: Overrides = {}): Promise<number> {
  // Whoever reads our output may stop reading, as `head` does.
  stdout.on('error', () => process.exit(EXIT.answered));
  let log = (error: unknown): unknown => stderr.write(`${UNFORESEEN}: ${messageOf(error)}\n`);
  process.on('uncaughtException', (error) => {
    log(error);
    process.exit(EXIT.failed);
  });
  const ending = openEnding(env, EXIT.answered);
  try {
    const words = argv.slice(2);
    const helped = runAtOnce(words, { env, stdout });
    if (helped !== undefined) return helped;
    const started = { ...env };
    useEnvFile();
    const config = readConfig({ ...env, DATA_DIR: resolve(FOLDER, env.DATA_DIR?.trim() || 'data') });
    const logger = createLogger({
      level: config.logLevel,
      secrets: config.secrets,
      write: (line) => stderr.write(line),
    });
    log = (error) => logger.error(UNFORESEEN, { error });
    const ended = await runOnFiles(words, {
      ...machine,
      fetch,
      patience,
      config,
      env,
      started,
      logger,
      stdout,
    });
    if (ended !== undefined) return ended;
    const app = await createApp(config, {
      ...machine,
      fetch,
      logger,
      timing,
      patience,
      allowance: ALLOWANCE,
    });
    const { interrupted } = ending;
    try {
      const terminal = { ...machine, app, config, timing, logger, env, stdin, stdout, stderr, interrupted };
      return await runArguments(words, terminal);
    } finally {
      await app.close();
      ending.closed();
    }
  } catch (error) {
    if (error instanceof UserError) return fail(error, EXIT.usage);
    if (error instanceof SetupError || error instanceof SourceError) return fail(error, EXIT.failed);
    throw error;
  }
}

const UNFORESEEN = 'Paperboy ended by an error that nobody foresaw';

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

/** Takes over what a file sets and the environment does not. */
function useEnvFile(): void {
  const { ENV_FILE: file = join(FOLDER, '.env') } = env;
  if (file === '') return;
  const settings = readEnvFile(resolve(FOLDER, file), { named: env.ENV_FILE !== undefined });
  for (const [name, value] of Object.entries(settings)) env[name] ??= value;
}
