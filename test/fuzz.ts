import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

// Runs every file with a property over cases drawn anew, round after round, and ends with the seed of a round that fails.
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } });
const files = globSync('test/**/*.test.ts').filter((file) =>
  readFileSync(file, 'utf8').includes("'fast-check'"),
);
for (let round = 1; round <= Number(values.rounds); round++) {
  const seed = String(randomInt(2 ** 31));
  const { status } = spawnSync(
    'vitest',
    ['run', '--config', 'test/vitest.config.ts', '--reporter=dot', ...files],
    {
      stdio: 'inherit',
      env: { ...process.env, FUZZ_SEED: seed },
    },
  );
  if (status !== 0) {
    process.stderr.write(`Round ${round} failed: FUZZ_SEED=${seed} npm test -- FILE\n`);
    process.exit(1);
  }
}
