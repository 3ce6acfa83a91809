import { defineConfig } from 'vitest/config';

// The quick tests only: what the model test and the faults find takes seconds a mutant. Stryker's own `testFiles` would leave the mutants of constants asleep.
// biome-ignore lint/style/noDefaultExport: vitest wants it so.
export default defineConfig({
  test: {
    include: [
      'test/core/schedule.test.ts',
      'test/core/delivery/delivery.test.ts',
      'test/engine/delivery/{deliver,reconcile,dispatcher}.test.ts',
      'test/store/state/ledger.test.ts',
    ],
    env: { TZ: 'UTC' },
  },
});
