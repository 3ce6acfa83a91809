import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'paperboy-test-'));
}
