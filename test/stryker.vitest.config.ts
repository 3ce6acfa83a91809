import { defineConfig } from 'vitest/config';

// The quick tests only: what the model test and the faults find takes seconds a mutant. Stryker's own `testFiles` would leave the mutants of constants asleep.
// biome-ignore lint/style/noDefaultExport: vitest wants it so.
export default defineConfig({
  test: {
    include: [
      'test/core/{delivery,schedule}.test.ts',
      'test/engine/{deliver,reconcile,post-office}.test.ts',
      'test/store/ledger.test.ts',
    ],
    env: { TZ: 'UTC' },
  },
});
