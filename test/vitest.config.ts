import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

const transcripts = 'test/transcripts/**';
// These have configurations of their own.
const pages = 'test/pages/**';
const discord = 'test/adapters/discord/**/*.test.ts';
const postgres = 'test/store/postgres/**';
const slack = 'test/adapters/slack/**/*.test.ts';
// What starts processes of its own: mostly waiting for them, and as long as everything else.
const processes = 'test/**/*.process.test.ts';

export default defineConfig({
  test: {
    env: { TZ: 'UTC', NO_COLOR: '1' },
    globalSetup: [join(import.meta.dirname, 'one-folder.ts')],
    setupFiles: ['test/no-network.ts', 'test/same-seed.ts'],
    // Tests that start processes take as long as a loaded machine does; this ends only what hangs.
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    // The longest tests wait for processes and sockets, so that one more than two cores keeps two cores busy.
    maxWorkers: 3,
    // A file of its own process takes most of a second to load what the file before it had loaded.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Processes are shared within each of these alone: what a file of one platform leaves behind meets no other.
    projects: [
      {
        extends: true,
        test: {
          name: 'program',
          include: ['test/**/*.test.ts'],
          exclude: [transcripts, pages, discord, slack, processes, postgres],
        },
      },
      { extends: true, test: { name: 'discord', include: [discord], exclude: [processes] } },
      { extends: true, test: { name: 'slack', include: [slack], exclude: [processes] } },
      { extends: true, test: { name: 'processes', include: [processes], exclude: [postgres] } },
    ],
    coverage: {
      include: ['src/**/*.ts', 'commands/**/*.ts', 'adapters/**/*.ts'],
      // What needs a server is tested by itself: `npm run test:postgres`.
      exclude: ['src/main.ts', 'src/store/state/postgres/**'],
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
