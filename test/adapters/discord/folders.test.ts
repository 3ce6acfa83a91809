import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ADAPTER = resolve(import.meta.dirname, '../../../adapters/discord');

/** The folders beside it that each folder may import from. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  show: [],
  ask: ['show'],
  answer: ['ask', 'show'],
  post: ['show'],
  connect: [],
};

describe('the folders of the Discord adapter', () => {
  it('are these', () => {
    const folders = globSync('*/', { cwd: ADAPTER }).map((name) => name.replace('/', ''));
    expect(folders.toSorted()).toEqual(Object.keys(MAY).toSorted());
  });

  it.each(Object.entries(MAY))('%s takes from no folder but %j', (folder, others) => {
    const files = globSync(`${folder}/*.ts`, { cwd: ADAPTER });
    const imports = files.flatMap((file) => [
      ...readFileSync(resolve(ADAPTER, file), 'utf8').matchAll(/from '\.\.\/([a-z]+)\//g),
    ]);
    expect(files.length).toBeGreaterThan(3);
    expect([...new Set(imports.map(([, name]) => name))].toSorted()).toEqual(others);
  });
});
