import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './folder.ts';

const BIN = resolve(import.meta.dirname, '../../src/bin.js');

const old = oldNode();
const where = old ? `Node ${old.version}` : 'skipped, as no Node from 20 to 23 is on this machine';

/** A Node that runs ES modules and is too old for us; what node_modules brought along does not count. */
function oldNode(): { readonly path: string; readonly version: string } | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const versions = globSync(join(process.env.HOME ?? '', '.nvm/versions/node/*/bin'));
  for (const place of new Set([...folders, ...versions])) {
    if (place === '' || place.includes('node_modules')) continue;
    const path = join(place, 'node');
    const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.trim();
    if (/^v2[0-3]\./.test(version ?? '')) return { path, version };
  }
  return undefined;
}

/** Starts a copy of the program's first file with the old Node, in a folder where "npm ci" has brought a Node along, or not. */
function startOld({ brought }: { brought: boolean }) {
  const root = folder();
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  if (brought) writeFileSync(join(root, 'node_modules/.bin/node'), '');
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  cpSync(BIN, join(root, 'src/bin.js'));
  return run(join(root, 'src/bin.js'));
}

function run(file: string, words: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(old?.path ?? '', [file, ...words], {
    cwd: folder(),
    encoding: 'utf8',
    env: {},
  });
  return { code: status, out: stdout, err: stderr };
}

describe.skipIf(!old)(`under an older Node (${where})`, () => {
  it('the program ends with 1 and one sentence, and loads nothing', () => {
    const { code, out, err } = run(BIN, ['search', 'llm']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Paperboy needs Node 24 or later, and this is v2[0-3]\.[^\n]*\.\n$/);
    expect(err).toContain(`this is ${old?.version}: `);
  });

  it('is told to start by npm, where that has a Node that came along', () => {
    const { code, err } = startOld({ brought: true });
    expect(code).toBe(1);
    expect(err).toContain('start it by npm, which uses the one that "npm ci" brought along ("npm start"');
    expect(err).not.toContain('nodejs.org');
  });

  it('is told how to get a Node, where none came along', () => {
    const { code, err } = startOld({ brought: false });
    expect(code).toBe(1);
    expect(err).toContain('run "npm ci" in its folder, which brings Node 24 along');
    expect(err).not.toContain('start it by npm');
  });
});
