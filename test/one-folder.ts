import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { quickest } from './quickest.ts';

const OURS = 'PAPERBOY_TEST_FOLDER';

/**
 * Gives a run of tests one folder for all that it writes, and removes it at the end: the tests, and the programs that
 * they start, make their own below it. It is in memory where there is room: no test outlives the machine.
 */
// biome-ignore lint/style/noDefaultExport: vitest wants it so.
export default function setup() {
  // The projects of a run each come by here.
  if (process.env[OURS]) return;
  const folder = mkdtempSync(join(quickest(), 'paperboy-tests-'));
  // A database's server is another user's: it has to get through to its own folder.
  chmodSync(folder, 0o711);
  process.env[OURS] = folder;
  process.env.TMPDIR = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
