import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = globSync(['src/**/*.{ts,js}', 'commands/**/*.ts', 'adapters/**/*.ts'], { cwd: ROOT });

// What each part may import: our own folders by path, packages by name. What is not listed is forbidden.
const PURE = ['zod', 'temporal-polyfill', 'stemmer', 'fastest-levenshtein'];
const MAY: readonly (readonly [part: RegExp, imports: readonly string[]])[] = [
  [/^src\/core\//, ['src/core', ...PURE]],
  [/^src\/engine\//, ['src/core', 'src/engine', 'temporal-polyfill', 'node-cron', 'p-queue']],
  [/^src\/sources\/index\.ts$/, ['src/core', 'src/sources']],
  [
    /^src\/sources\/huggingface\//,
    ['src/core', 'src/sources/huggingface', 'zod', 'temporal-polyfill', 'ky', 'node:'],
  ],
  [/^src\/sources\/(\w+)\//, ['src/core', 'src/sources/$1', 'zod', 'temporal-polyfill', 'node:']],
  [/^src\/embedders\/index\.ts$/, ['src/core', 'src/embedders']],
  [/^src\/embedders\/(\w+)\//, ['src/core', 'src/embedders/$1', '@huggingface/transformers', 'node:']],
  [/^src\/store\//, ['src/core', 'src/store', 'zod', 'temporal-polyfill', 'stemmer', 'keyv', 'node:']],
  [/^commands\//, ['src/core', 'src/engine', 'commands', 'zod']],
  [/^adapters\/index\.ts$/, ['src/core', 'adapters']],
  [/^adapters\/shared\//, ['src/core', 'adapters/shared', 'zod']],
  [
    /^adapters\/(\w+)\//,
    [
      'src/core',
      'adapters/shared',
      'adapters/$1',
      'string-width',
      'wrap-ansi',
      'discord.js',
      '@slack/bolt',
      'node:',
    ],
  ],
];
// The roof: these know every part, and nobody imports them.
const ROOF =
  /^src\/(?:main|app|front|chats|serve|cli|config|settings|bin|health|log)\.(?:ts|js)$|^src\/jobs\//;

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

  it('keeps the clock, the environment and the network out of core and engine', () => {
    const impure = /\bnew Date\(\)|Date\.now\(|Temporal\.Now|process\.|\bfetch\(|Math\.random\(/;
    const guilty = SOURCES.filter((file) => /^src\/(?:core|engine)\//.test(file)).filter((file) =>
      impure.test(readFileSync(resolve(ROOT, file), 'utf8')),
    );
    expect(guilty).toEqual([]);
  });

  it('reads the environment and the arguments only at the door', () => {
    const guilty = SOURCES.filter((file) => !/^src\/(?:main\.ts|bin\.js)$/.test(file)).filter((file) =>
      /process\.(?:env|argv)/.test(readFileSync(resolve(ROOT, file), 'utf8')),
    );
    expect(guilty).toEqual([]);
  });
});

describe('the lists name every folder', () => {
  it.each([
    ['src/sources', []],
    ['src/embedders', []],
    ['adapters', ['shared']],
  ])('%s', (parent, others) => {
    const folders = readdirSync(resolve(ROOT, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !others.includes(entry.name))
      .map(({ name }) => name);
    const list = importsOf(`${parent}/index.ts`).map((path) => path.split('/').at(-2));
    expect(new Set(list.filter((name) => name !== 'core'))).toEqual(new Set(folders));
  });

  it('commands', () => {
    const files = readdirSync(resolve(ROOT, 'commands')).filter((name) => name !== 'index.ts');
    const list = importsOf('commands/index.ts').filter((path) => path.startsWith('commands/'));
    expect(list.map((path) => path.split('/')[1]).sort()).toEqual(files.sort());
  });

  it('names every variable of the environment in .env.example', () => {
    const names = readFileSync(resolve(ROOT, 'src/settings.ts'), 'utf8').matchAll(
      /^ {2}([A-Z][A-Z_]+): \[/gm,
    );
    const example = readFileSync(resolve(ROOT, '.env.example'), 'utf8').matchAll(/^([A-Z_]+)=/gm);
    expect([...example].map(([, name]) => name)).toEqual([...names].map(([, name]) => name));
    expect(existsSync(resolve(ROOT, '.env.example'))).toBe(true);
  });
});
