import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { adapters } from '#adapters/index.ts';

it('the list of adapters names every folder but the shared one', () => {
  const folders = readdirSync(new URL('../../adapters', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map(({ name }) => name);
  expect(Object.keys(adapters).sort()).toEqual(folders.sort());
});
