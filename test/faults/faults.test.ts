import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('delivers once through every fault, in short', { timeout: 120_000 }, () => {
  const program = join(import.meta.dirname, 'index.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, '--short'], { encoding: 'utf8' });
  const rows = stdout.split('\n').filter((line) => /^(?:ok|FAILED|skipped) /.test(line));
  expect(rows, stdout + stderr).toHaveLength(19);
  for (const row of rows.filter((line) => !line.startsWith('skipped'))) {
    expect(row).toMatch(/^ok .*(?: 44 of 44 sent, 0 repeated, 0 lost, integrity ok| ticks|catch-up)/);
  }
  expect(status).toBe(0);
});
