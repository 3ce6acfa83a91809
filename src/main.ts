import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { adapters } from '#adapters/index.ts';
import { messageOf, SetupError, SourceError, UserError } from '#core/errors.ts';
import { createApp } from './app.ts';
import { EXIT, run, runOnFiles } from './cli.ts';
import { readConfig } from './config.ts';
import { createLogger } from './log.ts';

const { argv, env, hrtime, stdin, stdout, stderr } = process;
const clock = { now: () => Temporal.Now.instant() };
const moment = () => ({ wall: Date.now(), tick: Number(hrtime.bigint() / 1_000_000n) });
const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  // Whoever aborts a pause wants it to end, not to fail.
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
};

// Whoever reads our output may stop reading, as `head` does.
stdout.on('error', () => process.exit(EXIT.answered));

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    readEnvFile();
    const config = readConfig(env, Object.keys(adapters));
    const logger = createLogger({
      level: config.logLevel,
      secrets: config.secrets,
      write: (line) => stderr.write(line),
    });
    const ended = await runOnFiles(argv.slice(2), { config, clock, stdout });
    if (ended !== undefined) return ended;
    const reference = () => randomBytes(3).toString('hex');
    const app = createApp(config, { clock, fetch, logger, reference, sleep, moment, random: Math.random });
    try {
      return await run(argv.slice(2), {
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
      app.close();
    }
  } catch (error) {
    if (error instanceof UserError) return told(error, EXIT.usage);
    if (error instanceof SetupError || error instanceof SourceError) return told(error, EXIT.failed);
    throw error;
  }
}

function told(error: Error, code: number): number {
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
    throw new SetupError(`.env cannot be read: ${messageOf(cause)}.`, { cause });
  }
}
