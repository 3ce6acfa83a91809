import { mock } from 'node:test';

// Started with a host zone in TZ, as an operator's machine would; then does what src/bin.js does before anything loads.
const BEGINS = Date.parse(process.argv[2] ?? '');
const MINUTES = 240;
process.env.TZ = 'UTC';
mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: BEGINS });

const { TIMING } = await import('#core/delivery/timing.ts');
const { startTicker } = await import('#engine/delivery/ticker.ts');
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const minutes = new Set<number>();
const sleep = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
const ticker = startTicker({
  work: async () => minutes.add(Math.floor(Date.now() / 60_000)),
  logger: silent,
  timing: TIMING,
  sleep,
  ticks: () => Date.now() - BEGINS,
});
for (let second = 0; second < MINUTES * 60; second++) {
  mock.timers.tick(1_000);
  // What a timer has woken has its turn before the next second.
  await new Promise((resolve) => setImmediate(resolve));
}
void ticker.stop();
process.stdout.write(String([...minutes].filter((minute) => minute * 60_000 > BEGINS).length));
process.exit(0);
