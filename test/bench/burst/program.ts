import { enableCompileCache } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { memory } from '../measure.ts';

/** How the program's process has been since its last reset. */
export interface Felt {
  /** Milliseconds that its event loop was late. */
  readonly p99: number;
  readonly max: number;
  readonly MB: number;
}

// What src/bin.js does, in a process that also tells how it feels.
if (import.meta.main) {
  enableCompileCache();
  process.env.TZ = 'UTC';
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on('message', (what) => {
    process.send?.({ p99: delay.percentile(99) / 1e6, max: delay.max / 1e6, MB: memory() } satisfies Felt);
    if (what === 'and forget') delay.reset();
  });
  const { main } = await import('#src/main.ts');
  process.exitCode = await main();
  process.disconnect();
}
