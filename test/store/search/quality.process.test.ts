import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SHARED } from '#test/bench/data.ts';

const skipped = existsSync(join(SHARED, 'search')) ? '' : ' (skipped: ../shared/data/search is not there)';
const SLOW_MS = 180_000;

async function figuresOf(set: string) {
  const program = join(import.meta.dirname, 'figures.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, set]);
  return JSON.parse(stdout);
}

// What the README states, less a little for rounding; `npm run bench:search` prints it all.
describe.skipIf(skipped)(`search and follows are as good as the README says${skipped}`, () => {
  it.each([
    { set: 'scifact', ndcg: 0.69, recall: 0.93 },
    { set: '3dgs-tags', ndcg: 0.8, recall: 0.85 },
  ])('search in $set', { timeout: SLOW_MS }, async ({ set, ndcg, recall }) => {
    const reached = await figuresOf(set);
    expect(reached.ndcg).toBeGreaterThanOrEqual(ndcg);
    expect(reached.recall).toBeGreaterThanOrEqual(recall);
  });

  it('follows of topics', { timeout: SLOW_MS }, async () => {
    const reached = await figuresOf('follows');
    expect(reached.best.f1).toBeGreaterThanOrEqual(0.55);
    expect(reached.atHalf.precision).toBeGreaterThanOrEqual(0.69);
  });
});
