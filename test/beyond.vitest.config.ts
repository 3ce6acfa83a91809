import { defineConfig } from 'vitest/config';

// What needs more than npm brings, a browser and a server, beside each other: each of them waits much of its time.
export default defineConfig({
  test: {
    projects: ['test/pages/vitest.config.ts', 'test/store/postgres/vitest.config.ts'],
    maxWorkers: 3,
  },
});
