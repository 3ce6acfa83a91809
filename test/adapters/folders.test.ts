import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../adapters');

/** The rooms that each chat has, and those beside it that each may import from; the Home is Slack's alone. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  connection: [],
  render: [],
  delivery: ['connection', 'render'],
  reply: ['connection', 'delivery', 'render'],
  home: ['connection', 'delivery', 'render', 'reply'],
  events: ['connection', 'delivery', 'home', 'render', 'reply'],
};
/** What stands beside the rooms under the same name on every chat. */
const FILES = ['index.ts', 'adapter.ts', 'settings.ts', 'ids.ts', 'context.ts', 'limits.ts', 'api-errors.ts'];
/** What answers the same question under the same name on every chat. */
const SAME = [
  'connection/check.ts',
  'connection/removal.ts',
  'delivery/admin.ts',
  'delivery/find-message.ts',
  'delivery/payload.ts',
  'delivery/send.ts',
  'render/escape.ts',
  'render/form.ts',
  'render/paper.ts',
  'render/render.ts',
  'render/split.ts',
  'render/text-parts.ts',
  'reply/answer.ts',
  'reply/respond.ts',
  'events/press.ts',
];

function roomsIn(home: string, file: string): string[] {
  const imports = readFileSync(resolve(home, file), 'utf8').matchAll(/from '(\.[^']+)'/g);
  const targets = [...imports].map(([, name = '']) => relative(home, resolve(home, dirname(file), name)));
  return targets.filter((target) => /^\w+\//.test(target)).map((target) => target.split('/')[0] ?? '');
}

describe.each(['discord', 'slack'])('the rooms of %s', (adapter) => {
  const home = resolve(ROOT, adapter);
  const rooms = globSync('*/', { cwd: home }).map((name) => name.replace('/', ''));

  it('are those of every chat', () => {
    expect(rooms.filter((room) => room !== 'home').toSorted()).toEqual(
      Object.keys(MAY)
        .filter((room) => room !== 'home')
        .toSorted(),
    );
  });

  it.each([...FILES, ...SAME])('have %s', (file) => {
    expect(existsSync(resolve(home, file))).toBe(true);
  });

  it.each(rooms)('%s takes only from those below it', (room) => {
    const files = globSync(`${room}/**/*.ts`, { cwd: home });
    const others = files.flatMap((file) => roomsIn(home, file)).filter((name) => name !== room);
    expect(files.length).toBeGreaterThan(3);
    expect(others.filter((name) => !MAY[room]?.includes(name))).toEqual([]);
  });
});
