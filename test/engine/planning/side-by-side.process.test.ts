import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { MENDED } from './side-by-side/differences.ts';

interface Verdict {
  readonly cases: Readonly<Record<string, number>>;
  readonly unexplained: readonly unknown[];
  readonly breaches: readonly string[];
  readonly digests: number;
  readonly offered: number;
}

describe('thirty days of 1,000 subscriptions, with outages, crashes and changes of mind', () => {
  let verdict: Verdict;
  beforeAll(async () => {
    const program = join(import.meta.dirname, 'side-by-side', 'side-by-side.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [program], { maxBuffer: 1e8 });
    verdict = JSON.parse(stdout);
  }, 300_000);

  it('gives what the planner before it gave, but for the faults that are named', () => {
    expect(verdict.unexplained).toEqual([]);
    expect(verdict.cases.same).toBeGreaterThan(9_000);
  });

  it.each(Object.entries(MENDED))('meets a case of %s: %s', (name) => {
    expect(verdict.cases[name]).toBeGreaterThan(0);
  });

  it('shows no paper twice, gives a date one message, and no reason where a digest was possible', () => {
    expect(verdict.breaches).toEqual([]);
    expect(verdict.digests).toBeGreaterThan(9_000);
  });

  it('offers whoever takes all every paper that was listed between two digests', () => {
    expect(verdict.offered).toBeGreaterThan(20_000);
  });
});
