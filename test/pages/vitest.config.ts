import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// By itself, since it starts a browser, which not every machine has.
export default defineConfig({
  test: {
    include: ['test/pages/*.test.ts'],
    env: { TZ: 'UTC', NO_COLOR: '1' },
    globalSetup: [join(import.meta.dirname, '..', 'one-folder.ts')],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
