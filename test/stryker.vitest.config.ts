import { defineConfig } from 'vitest/config';

// The quick tests only: what the model test and the faults find takes seconds a mutant. Stryker's own `testFiles` would leave the mutants of constants asleep.
// biome-ignore lint/style/noDefaultExport: vitest wants it so.
export default defineConfig({
  test: {
    include: [
      'test/core/time/schedule.test.ts',
      'test/core/delivery/*.test.ts',
      'test/core/digest/{plan,select,skip-reason}.test.ts',
      'test/engine/delivery/{deliver,dispatcher,leader,platform-queue,reconcile,ticker}.test.ts',
      'test/core/format/export/export.test.ts',
      'test/core/search/*.test.ts',
      'test/core/text/text.test.ts',
      'test/core/text/gist/*.test.ts',
      'test/sources/clean.test.ts',
      'test/engine/planning/{plan-one,compose}.test.ts',
      'test/store/state/state.test.ts',
    ],
    env: { TZ: 'UTC' },
    // As for all tests: this ends only what hangs.
    testTimeout: 30_000,
  },
});
