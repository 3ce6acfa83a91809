import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../adapters');

/** The folders of an adapter, and those beside it that each may import from. */
const MAY: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  discord: { show: [], ask: ['show'], answer: ['ask', 'show'], post: ['show'], connect: [] },
  slack: {
    show: [],
    connect: [],
    post: ['connect', 'show'],
    answer: ['connect', 'post', 'show'],
    listen: ['answer', 'connect', 'show'],
  },
};

describe.each(Object.entries(MAY))('the folders of %s', (adapter, folders) => {
  const home = resolve(ROOT, adapter);

  it('are these', () => {
    const found = globSync('*/', { cwd: home }).map((name) => name.replace('/', ''));
    expect(found.toSorted()).toEqual(Object.keys(folders).toSorted());
  });

  it.each(Object.entries(folders))('%s takes from no folder but %j', (folder, others) => {
    const files = globSync(`${folder}/*.ts`, { cwd: home });
    const imports = files.flatMap((file) => [
      ...readFileSync(resolve(home, file), 'utf8').matchAll(/from '\.\.\/([a-z]+)\//g),
    ]);
    expect(files.length).toBeGreaterThan(3);
    expect([...new Set(imports.map(([, name]) => name))].toSorted()).toEqual(others);
  });
});
