import { defineConfig, type ViteUserConfig } from 'vitest/config';
import pages from './pages/vitest.config.ts';
import postgres from './store/postgres/vitest.config.ts';

// What needs more than npm brings, a browser and a server, beside each other: each of them waits much of its time.
// biome-ignore lint/style/noDefaultExport: vitest wants it so.
export default defineConfig({
  test: { projects: [named('pages', pages), named('postgres', postgres)], maxWorkers: 3 },
});

function named(name: string, { test }: ViteUserConfig) {
  // How many workers there are is for all of them together.
  const { maxWorkers: _, ...own } = test ?? {};
  return { test: { ...own, name } };
}
