import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const textOf = (file: string) => readFileSync(resolve(ROOT, file), 'utf8');

it('the service starts Node itself, as npm start does', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: { start: string } };
  const [, started] = /^ExecStart=(.*)$/m.exec(textOf('src/deploy/paperboy.service')) ?? [];
  expect(started).toBe(`/opt/paperboy/node_modules/.bin/${scripts.start}`);
});
