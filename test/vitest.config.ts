import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/transcripts/**'],
    env: { TZ: 'UTC', NO_COLOR: '1' },
    setupFiles: ['test/no-network.ts'],
    // Tests that start processes take as long as a loaded machine does; this ends only what hangs.
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    // The longest tests wait for processes and sockets, so that one more than two cores keeps two cores busy.
    maxWorkers: 3,
    coverage: {
      include: ['src/**/*.ts', 'commands/**/*.ts', 'adapters/**/*.ts'],
      exclude: ['src/main.ts'],
      reporter: ['text-summary', 'text'],
      thresholds: {
        'src/core/**': { lines: 90 },
        'src/engine/**': { lines: 90 },
        'src/sources/**': { lines: 90 },
        'src/store/**': { lines: 90 },
        'adapters/shared/**': { lines: 90 },
        'adapters/**': { lines: 85 },
      },
    },
  },
});
