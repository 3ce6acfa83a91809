import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// By itself, since a transcript tells which answer came first: a busy machine would tell another story.
export default defineConfig({
  test: {
    include: ['test/transcripts/*.test.ts'],
    env: { TZ: 'UTC', NO_COLOR: '1' },
    globalSetup: [join(import.meta.dirname, '..', 'one-folder.ts')],
    setupFiles: ['test/no-network.ts'],
    // What a busy machine answers in another order is the same the next time; what has changed is not.
    retry: 2,
  },
});
