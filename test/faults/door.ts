import { enableCompileCache } from 'node:module';
import type { Timing } from '#core/delivery/timing.ts';

/** The variable that holds the waits, as JSON. */
export const WAITS = 'PAPERBOY_TEST_TIMING';

// What src/bin.js does, and then the same main: nothing is different but its waits.
if (import.meta.main) {
  enableCompileCache();
  process.env.TZ = 'UTC';
  const { main } = await import('#src/main.ts');
  const { [WAITS]: waits = '{}' } = process.env;
  process.exitCode = await main({ timing: JSON.parse(waits) as Timing });
}
