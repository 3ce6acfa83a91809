import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';

const ROOT = resolve(import.meta.dirname, '..');
const DOCUMENTS = globSync(['*.md', '.github/**/*.md', '{src,commands,adapters,test}/**/*.md'], {
  cwd: ROOT,
});
const READMES = DOCUMENTS.filter((file) => basename(file) === 'README.md');
const FOLDERS = ['src', 'commands', 'adapters', 'test'];
const FILES = globSync(`{${FOLDERS}}/**/*.{ts,js}`, { cwd: ROOT });
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

function linksIn(file: string): string[] {
  return [...textOf(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
}

/** Whether a document may call something so: by its path from the root or from the document's own folder, or by the name alone that a file below that folder has. NAME stands for any part's own. */
function isThere(name: string, document: string): boolean {
  const folder = dirname(document);
  if (name.includes('/'))
    return [ROOT, join(ROOT, folder)].some((cwd) =>
      name.includes('NAME')
        ? globSync(name.replaceAll('NAME', '*'), { cwd }).length > 0
        : existsSync(join(cwd, name)),
    );
  return (
    name.includes('NAME') || FILES.some((file) => basename(file) === name && file.startsWith(`${folder}/`))
  );
}

/** The rows of the table of what stands where: what is asked, and what is named for it. */
function questions(): (readonly [asked: string, named: string])[] {
  const [, behind = ''] = textOf('src/README.md').split('## Where to change what');
  const [section = ''] = behind.split('\n## ');
  const [, ...rows] = [...section.matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)];
  return rows.map(([, asked = '', named = '']) => [asked, named]);
}

describe('the documents', () => {
  it.each(DOCUMENTS)('%s links to what is there', (file) => {
    expect(linksIn(file).filter((link) => !existsSync(resolve(ROOT, dirname(file), link)))).toEqual([]);
  });

  it.each(DOCUMENTS.filter((file) => file !== 'CHANGELOG.md'))('%s names files that are there', (file) => {
    const paths = textOf(file).matchAll(/`((?:src|commands|adapters|test|\.github|\.ci)\/[\w./-]+)`/g);
    const files = textOf(file).matchAll(/`(\w[\w./-]*\.(?:ts|js))`/g);
    const named = [...paths, ...files].map(([, name = '']) => name);
    expect(named.filter((name) => !isThere(name, file))).toEqual([]);
  });

  it.each(READMES.filter((file) => FOLDERS.some((folder) => file.startsWith(`${folder}/`))))(
    '%s is linked from another README',
    (file) => {
      const others = READMES.filter((other) => other !== file);
      const leadTo = (other: string) =>
        linksIn(other).some((link) => relative(ROOT, resolve(ROOT, dirname(other), link)) === file);
      expect(others.filter(leadTo)).not.toEqual([]);
    },
  );

  it('the table of what stands where has many rows', () => {
    expect(questions().length).toBeGreaterThan(60);
  });

  it.each(questions())('“%s” leads to files by their whole paths', (_, named) => {
    const files = [...named.matchAll(/`([^`]+\.ts)`/g)].map(([, name = '']) => name);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((name) => !FOLDERS.some((folder) => name.startsWith(`${folder}/`)))).toEqual([]);
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
