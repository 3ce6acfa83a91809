import { randomUUID } from 'node:crypto';
import { setTimeout as after, setImmediate as turn } from 'node:timers/promises';
import type { Allowance } from '#core/commands/allowance.ts';
import { TIMING } from '#core/delivery/timing.ts';
import { PATIENCE } from '#core/parts/patience.ts';
import { type App, createApp } from '#src/app.ts';
import { type Config, readConfig } from '#src/config.ts';
import { clockAt, silent } from './source.ts';

/** A test asks more than a person. */
export const EVERYTHING: Allowance = { burst: 1_000_000, everyMs: 1 };

/** The whole program with the settings of an environment, at a time of day that stands still; everything else of it is real, what is measured in ticks too. */
export async function appAt(
  now: string,
  environment: Record<string, string>,
  allowance = EVERYTHING,
): Promise<{ app: App; config: Config }> {
  // Old lists are for the tests that are about them.
  const config = readConfig({ BACKFILL: 'off', ...environment });
  const app = await createApp(config, {
    clock: { ...clockAt(now), ticks: () => performance.now() },
    fetch,
    logger: silent,
    sleep: async (ms, signal) => {
      await after(ms, undefined, { signal, ref: false }).catch(() => undefined);
    },
    random: Math.random,
    nextTurn: async () => {
      await turn();
    },
    timing: TIMING,
    allowance,
    patience: PATIENCE,
    // A database tells its own time to all who share it.
    ...(config.databaseUrl
      ? {}
      : {
          moment: () => ({
            wall: Date.parse(now),
            tick: Math.round(performance.now()),
            boot: `test at ${now}`,
          }),
        }),
    reference: () => randomUUID().slice(0, 6),
  });
  return { app, config };
}
