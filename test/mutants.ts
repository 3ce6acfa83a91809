import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

/** Files whose mutants are made, and the quick tests that are to find them: what the model test and the faults find takes seconds a mutant. */
interface Part {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

// A mutant of a constant is looked for by every test of its part, so that a part has its own tests and no others.
const PARTS: Readonly<Record<string, Part>> = {
  planning: {
    mutate: [
      'src/core/digest/{plan,select,skip-reason}.ts',
      'src/core/time/{schedule,local-days}.ts',
      'src/engine/planning/plan-one.ts',
    ],
    tests: [
      'test/core/digest/{plan,select,skip-reason}.test.ts',
      'test/core/time/schedule.test.ts',
      'test/engine/planning/{plan-one,compose}.test.ts',
    ],
  },
  delivery: {
    mutate: [
      'src/core/delivery/{delivery,moment}.ts',
      'src/engine/delivery/{deliver,leader,platform-queue,reconcile,ticker}.ts',
    ],
    tests: [
      'test/core/delivery/*.test.ts',
      'test/engine/delivery/{deliver,dispatcher,leader,platform-queue,reconcile,ticker}.test.ts',
    ],
  },
  ledger: { mutate: ['src/store/state/ledger/*.ts'], tests: ['test/store/state/state.test.ts'] },
  reading: {
    mutate: [
      'src/core/search/{operators,paper-reference,query,read-query}.ts',
      'src/core/search/reading/**/*.ts',
    ],
    tests: [
      'test/core/search/{brackets,compound-words,conditions,day-at-end,either-of,further-values,joined-conditions,left-out,notes,operators,paper-reference,read-query,readme,settle-tokens,short-names,slipped-id,tokens,whole-values}.test.ts',
      'test/core/search/reading/**/*.test.ts',
    ],
  },
  talk: {
    mutate: ['src/core/commands/{meant,nearest,talk}/**/*.ts'],
    tests: [
      'test/core/commands/{asked-help,courtesy,hear,hints,meant,no-search,question,searched-instead}.test.ts',
      'test/core/commands/{meant,nearest,talk}/**/*.test.ts',
    ],
  },
  said: {
    mutate: ['src/core/commands/said/*.ts'],
    tests: ['test/core/commands/{said,said-words}.test.ts', 'test/core/commands/said/*.test.ts'],
  },
  gist: { mutate: ['src/core/text/gist/*.ts'], tests: ['test/core/text/gist/*.test.ts'] },
  cleaning: {
    mutate: [
      'src/core/text/joiners.ts',
      'src/sources/shared/{clean,entities}.ts',
      'src/sources/shared/latex/*.ts',
    ],
    tests: ['test/core/text/text.test.ts', 'test/sources/clean.test.ts'],
  },
  exports: {
    mutate: ['src/core/format/export/*.ts'],
    tests: ['test/core/format/export/{export,imported}.test.ts'],
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}: ${Object.keys(PARTS).join(', ')}\n`);
  process.exit(2);
}

const failed = Object.entries(PARTS)
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .filter(([name, { mutate, tests }]) => {
    process.stdout.write(`\n${name}\n`);
    const { status } = spawnSync(
      'stryker',
      ['run', 'test/stryker.config.json', '--mutate', globSync(mutate).join(',')],
      {
        stdio: 'inherit',
        env: { ...process.env, MUTANTS_TESTS: tests.join(' ') },
      },
    );
    return status !== 0;
  });
if (failed.length > 0) process.stderr.write(`Below the bar: ${failed.map(([name]) => name).join(', ')}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
