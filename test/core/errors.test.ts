import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const ERRORS = 'src/core/errors.ts';
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

it('gives every code of an error somewhere', () => {
  const declared = [...textOf(ERRORS).matchAll(/^ {2}\| '([a-z-]+)'/gm)].map(([, code = '']) => code);
  const files = globSync('{src,commands,adapters}/**/*.ts', { cwd: ROOT }).filter((file) => file !== ERRORS);
  const code = files.map(textOf).join('\n');
  expect(declared.length).toBeGreaterThan(50);
  expect(declared.filter((each) => !code.includes(`'${each}'`))).toEqual([]);
});
