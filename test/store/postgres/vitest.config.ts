import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// By itself: these need a server, which they start where PostgreSQL is installed.
export default defineConfig({
  test: {
    include: ['test/store/postgres/**/*.test.ts'],
    env: { TZ: 'UTC', NO_COLOR: '1' },
    setupFiles: ['test/no-network.ts', 'test/same-seed.ts'],
    globalSetup: [
      join(import.meta.dirname, '..', '..', 'one-folder.ts'),
      join(import.meta.dirname, 'one-server.ts'),
    ],
    // A loaded machine takes its time to make a database; these end only what hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
    isolate: false,
  },
});
