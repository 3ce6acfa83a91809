import { defineConfig } from 'vitest/config';

// Those of the part that test/mutants.ts is at. Stryker's own `testFiles` would leave the mutants of constants asleep.
// biome-ignore lint/style/noDefaultExport: vitest wants it so.
export default defineConfig({
  test: {
    include: (process.env.MUTANTS_TESTS ?? '').split(' '),
    env: { TZ: 'UTC' },
    // As for all tests: this ends only what hangs.
    testTimeout: 30_000,
  },
});
