import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';

const ROOT = resolve(import.meta.dirname, '..');
const DOCUMENTS = globSync(['*.md', '.github/**/*.md', '{src,commands,adapters,test}/**/*.md'], {
  cwd: ROOT,
});
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('the documents', () => {
  it.each(DOCUMENTS)('%s links to what is there', (file) => {
    const links = [...textOf(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(resolve(ROOT, dirname(file), link)))).toEqual([]);
  });

  it.each(DOCUMENTS.filter((file) => file !== 'CHANGELOG.md'))('%s names files that are there', (file) => {
    const named = [...textOf(file).matchAll(/`((?:src|commands|adapters|test|\.github|\.ci)\/[\w./-]+)`/g)];
    const files = named.map(([, name = '']) => name).filter((name) => !name.includes('NAME'));
    expect(files.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });

  it.each(commands.map(({ name, options }) => [name, Object.keys(options.shape)] as const))(
    'the README tells of %s and all its options',
    (name, options) => {
      const row = textOf('README.md')
        .split('\n')
        .find((line) => line.startsWith('| `') && line.split('|')[1]?.includes(`\`${name}\``));
      const cells = row?.split(/(?<!\\)\|/) ?? [];
      const named = [...(cells[2] ?? '').matchAll(/`([\w-]+)`/g)].map(([, option]) => option);
      expect(named).toEqual(expect.arrayContaining(options));
    },
  );
});
