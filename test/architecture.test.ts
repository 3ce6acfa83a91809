import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { adapters } from '#adapters/index.ts';
import { commands } from '#commands/index.ts';
import { sources } from '#sources/index.ts';
import { readConfig } from '#src/config.ts';
import { variables } from '#src/settings.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = globSync(['src/**/*.{ts,js}', 'commands/**/*.ts', 'adapters/**/*.ts'], { cwd: ROOT });

// What each part may import: our own folders by path, packages by name. What is not listed is forbidden.
const PURE = ['zod', 'temporal-polyfill', 'stemmer', 'fastest-levenshtein'];
// Each adapter has its own SDK beside these, and no other's.
const ADAPTER = ['src/core', 'adapters/shared', 'zod', 'temporal-polyfill', 'node:'];
// No source has a client of its own: what it asks, it asks by the shared one, with its caps and limits.
const SOURCE = ['src/core', 'src/sources/shared', 'zod', 'temporal-polyfill', 'node:'];
const MAY: readonly (readonly [part: RegExp, imports: readonly string[]])[] = [
  [/^src\/core\//, ['src/core', ...PURE]],
  [/^src\/engine\//, ['src/core', 'src/engine', 'temporal-polyfill', 'node-cron', 'p-queue']],
  [/^src\/sources\/index\.ts$/, ['src/core', 'src/sources']],
  [/^src\/sources\/shared\//, ['src/core', 'src/sources/shared', 'ky', 'zod', 'temporal-polyfill', 'node:']],
  // A source that needs a parser has it here, in a line of its own before this one.
  [/^src\/sources\/([\w-]+)\//, [...SOURCE, 'src/sources/$1']],
  [/^src\/embedders\/index\.ts$/, ['src/core', 'src/embedders']],
  [/^src\/embedders\/embed-apart\.ts$/, ['src/embedders', 'node:']],
  [/^src\/embedders\/([\w-]+)\//, ['src/core', 'src/embedders/$1', '@huggingface/transformers', 'node:']],
  [/^src\/store\/state\/postgres\//, ['src/core', 'src/store', 'zod', 'pg', 'p-queue', 'node:']],
  [/^src\/store\//, ['src/core', 'src/store', 'zod', 'temporal-polyfill', 'stemmer', 'keyv', 'node:']],
  [/^commands\//, ['src/core', 'src/engine', 'commands', 'zod']],
  [/^adapters\/index\.ts$/, ['src/core', 'adapters']],
  [/^adapters\/shared\/markup\//, ['src/core', 'adapters/shared', 'temporal-polyfill', 'hono']],
  [/^adapters\/shared\//, ['src/core', 'adapters/shared', 'zod', 'node:']],
  [/^adapters\/console\//, [...ADAPTER, 'adapters/console', 'string-width', 'wrap-ansi']],
  [/^adapters\/discord\//, [...ADAPTER, 'adapters/discord', 'discord.js']],
  [/^adapters\/web\//, [...ADAPTER, 'adapters/web', 'hono']],
  [/^adapters\/mail\//, [...ADAPTER, 'adapters/mail', 'hono', 'nodemailer']],
  [/^adapters\/slack\//, [...ADAPTER, 'adapters/slack', '@slack/bolt']],
  // One that brings an SDK has it here, in a line of its own before this one.
  [/^adapters\/([\w-]+)\//, [...ADAPTER, 'adapters/$1']],
];
// The roof: these know every part, and nobody imports them.
const ROOF =
  /^src\/(?:main|app|app-api|service|chats|serve|cli|config|settings|bin|log)\.(?:ts|js)$|^src\/(?:health|http|jobs|process)\//;

const NAMES = commands.map(({ name }) => name);
// These words stand for other things too: alone they say nothing.
const COMMON = new Set(['paper', 'status', 'topics', 'settings', 'forget', 'saved', 'web', 'feed']);
const CLEAR = NAMES.filter((name) => !COMMON.has(name));
const NAMED = new RegExp(
  `command: ['"\`](?:${NAMES.join('|')})\\b|['"](?:${CLEAR.join('|')})(?: [^'"\n]*)?['"]`,
  'g',
);

/** What a file imports: paths from the root for our own files, names for packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(resolve(ROOT, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)|\nimport '([^']+)'/g,
  );
  return [...found].map(([, from, dynamic, bare]) => ownPath(file, from ?? dynamic ?? bare ?? ''));
}

function ownPath(file: string, name: string): string {
  if (name.startsWith('.')) return relative(ROOT, resolve(ROOT, dirname(file), name));
  const inSrc = /^#(core|engine|sources|embedders|store)\//.exec(name);
  if (inSrc) return `src/${name.slice(1)}`;
  return name.replace(/^#src\//, 'src/').replace(/^#/, '');
}

function allowedFor(file: string): readonly string[] | undefined {
  for (const [part, imports] of MAY) {
    const match = part.exec(file);
    if (match) return imports.map((name) => name.replace('$1', match[1] ?? ''));
  }
  return undefined;
}

function isAllowed(name: string, allowed: readonly string[]): boolean {
  return allowed.some(
    (prefix) =>
      name === prefix || name.startsWith(`${prefix}/`) || (prefix === 'node:' && name.startsWith(prefix)),
  );
}

/** What a file exports of its own. */
function namesOf(file: string): string[] {
  const text = readFileSync(resolve(ROOT, file), 'utf8');
  const found = text.matchAll(/^export (?:async )?(?:const|function\*?|type|interface|class) (\w+)/gm);
  return [...new Set([...found].map(([, name = '']) => name))];
}

describe('who may import what', () => {
  it.each(SOURCES.filter((file) => !ROOF.test(file)))('%s', (file) => {
    const allowed = allowedFor(file);
    expect(allowed, 'every file belongs to a part').toBeDefined();
    expect(importsOf(file).filter((name) => !isAllowed(name, allowed ?? []))).toEqual([]);
  });

  it('finds imports at all', () => {
    expect(importsOf('src/core/digest/select.ts')).toContain('src/core/paper.ts');
    expect(importsOf('src/bin.js')).toContain('src/main.ts');
  });

  it('knows the folder of a source by a name with hyphens too, and lets it have its own files and the shared ones', () => {
    const allowed = allowedFor('src/sources/semantic-scholar/index.ts') ?? [];
    expect(isAllowed('src/sources/semantic-scholar/schema.ts', allowed)).toBe(true);
    expect(isAllowed('src/sources/shared/http.ts', allowed)).toBe(true);
    expect(isAllowed('src/sources/semantic/schema.ts', allowed)).toBe(false);
    expect(isAllowed('ky', allowed)).toBe(false);
  });

  it('lets an adapter that it has never heard of have its own files and the shared ones, and no SDK', () => {
    const allowed = allowedFor('adapters/matrix-rooms/render/render.ts') ?? [];
    expect(isAllowed('adapters/matrix-rooms/limits.ts', allowed)).toBe(true);
    expect(isAllowed('adapters/shared/paper/reason-words.ts', allowed)).toBe(true);
    expect(isAllowed('adapters/slack/limits.ts', allowed)).toBe(false);
    expect(isAllowed('discord.js', allowed)).toBe(false);
    expect(isAllowed('src/engine/index.ts', allowed)).toBe(false);
  });

  it('lets nothing run in a circle', () => {
    const edges = new Map(
      SOURCES.map((file) => [file, importsOf(file).filter((name) => SOURCES.includes(name))]),
    );
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      expect(path, `${file} imports itself by way of others`).not.toContain(file);
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of SOURCES) visit(file, []);
  });

  it('exports a name from one file only', () => {
    const files = SOURCES.flatMap((file) => namesOf(file).map((name) => ({ name, file })));
    const several = [...Map.groupBy(files, ({ name }) => name).entries()].filter(([, all]) => all.length > 1);
    expect(several).toEqual([]);
  });

  it.each(SOURCES.filter((file) => file.startsWith('adapters/')))('%s knows no command by name', (file) => {
    // What Slack shows behind the slash command is written into the manifest, which is made without the program.
    const text = readFileSync(resolve(ROOT, file), 'utf8').replace(/usage_hint: '[^']*'/, '');
    // Of a type's keys, one may be called as a command is.
    const code = text.replace(/\bPick<[^>]*>/g, '');
    expect(code.match(NAMED) ?? []).toEqual([]);
  });

  it('keeps the clock, the environment and the network out of core and engine', () => {
    const impure = /\bnew Date\(\)|Date\.now\(|Temporal\.Now|process\.|\bfetch\(|Math\.random\(/;
    const guilty = SOURCES.filter((file) => /^src\/(?:core|engine)\//.test(file)).filter((file) =>
      impure.test(readFileSync(resolve(ROOT, file), 'utf8')),
    );
    expect(guilty).toEqual([]);
  });

  it('reads the environment and the arguments only at the door', () => {
    // What npm runs by itself is a door of its own.
    const doors = /^(?:src\/(?:main\.ts|bin\.js)|adapters\/slack\/connection\/write-manifest\.ts)$/;
    const guilty = SOURCES.filter((file) => !doors.test(file)).filter((file) =>
      /process\.(?:env|argv)/.test(readFileSync(resolve(ROOT, file), 'utf8')),
    );
    expect(guilty).toEqual([]);
  });
});

describe('the lists name every folder', () => {
  it.each([
    ['src/sources', ['shared']],
    ['src/embedders', []],
    ['adapters', ['shared', 'console']],
  ])('%s', (parent, others: readonly string[]) => {
    const folders = readdirSync(resolve(ROOT, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !others.includes(entry.name))
      .map(({ name }) => name);
    const list = importsOf(`${parent}/index.ts`).filter((path) => path.startsWith(`${parent}/`));
    const listed = list.map((path) => path.split('/').at(-2) ?? '').filter((name) => !others.includes(name));
    expect(new Set(listed)).toEqual(new Set(folders));
  });

  it('commands', () => {
    const files = readdirSync(resolve(ROOT, 'commands')).filter((name) => /^(?!index).*\.ts$/.test(name));
    const list = importsOf('commands/index.ts').filter((path) => path.startsWith('commands/'));
    expect(list.map((path) => path.split('/')[1]).sort()).toEqual(files.sort());
  });

  it('names every variable of the environment in .env.example', () => {
    const example = readFileSync(resolve(ROOT, '.env.example'), 'utf8').matchAll(/^([A-Z_]+)=/gm);
    expect([...example].map(([, name]) => name)).toEqual(
      variables(
        sources.map(({ settings }) => settings),
        adapters.map(({ settings }) => settings),
      ),
    );
  });

  it.each([
    ['SOURCES', sources],
    ['ADAPTERS', adapters],
  ])('names in .env.example, above %s, each of what it may name', (variable, list) => {
    const [, above = ''] =
      new RegExp(`^#(.*)\n${variable}=`, 'm').exec(readFileSync(resolve(ROOT, '.env.example'), 'utf8')) ?? [];
    for (const { name } of list) expect(above.split(/[\s,:]+/)).toContain(name);
  });

  it('takes .env.example as it is for an environment in which nothing is set', () => {
    const env = parseEnv(readFileSync(resolve(ROOT, '.env.example'), 'utf8'));
    expect(readConfig(env)).toEqual(readConfig({}));
  });
});

describe('a stranger finds the way', () => {
  const folders = globSync(['src/**/', 'adapters/**/'], { cwd: ROOT });

  it.each(folders)('%s has at most 12 files', (folder) => {
    const files = readdirSync(resolve(ROOT, folder), { withFileTypes: true });
    expect(files.filter((entry) => entry.isFile()).length).toBeLessThanOrEqual(12);
  });

  it.each([
    ['src/core', 16],
    ['src/engine', 7],
  ])('%s has at most %i entries at its top', (folder, most) => {
    expect(readdirSync(resolve(ROOT, folder)).length).toBeLessThanOrEqual(most);
  });

  it('tests that start processes are called so, and run apart', () => {
    const tests = globSync('test/**/*.test.ts', { cwd: ROOT });
    const starts =
      /(?:^|\s)(?:fork|spawn|promisify\(execFile\))\(|from '[^']*\/(?:start|faults\/programs)\.ts'/m;
    expect(tests.filter((file) => starts.test(readFileSync(resolve(ROOT, file), 'utf8')))).toEqual(
      tests.filter((file) => /(?<!old-node)\.process\.test\.ts$/.test(file)),
    );
  });

  it('the README of all has at most 150 lines', () => {
    expect(readFileSync(resolve(ROOT, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(151);
  });
});
