import { enableCompileCache } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { memory } from '../measure.ts';

/** How the program's process has been since its last reset. */
export interface Felt {
  /** Milliseconds that its event loop was late. */
  readonly p99: number;
  readonly max: number;
  /** The processor time of the longest work that let nobody else in, in milliseconds: what a loop is late by where nothing else runs on the machine. */
  readonly work: number;
  readonly MB: number;
  /** Milliseconds of processor time since it began, never reset. */
  readonly cpu: number;
}

// What src/bin.js does, in a process that also tells how it feels.
if (import.meta.main) {
  enableCompileCache();
  process.env.TZ = 'UTC';
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const work = longestWork();
  process.on('message', (what) => {
    const late = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
    process.send?.({ ...late, work: work.most(), MB: memory(), cpu: cpuMs() } satisfies Felt);
    if (what !== 'and forget') return;
    delay.reset();
    work.reset();
  });
  const { main } = await import('#src/main.ts');
  process.exitCode = await main();
  process.disconnect();
}

/** Looks each turn of the loop at how much processor time this thread has used since the last one. */
function longestWork() {
  let most = 0;
  let last = usedMs();
  setInterval(() => {
    const now = usedMs();
    most = Math.max(most, now - last);
    last = now;
  }, 1).unref();
  return {
    most: () => most,
    reset: () => {
      most = 0;
    },
  };
}

/** Of all of its threads. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function usedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
