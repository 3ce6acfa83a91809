import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const WORKFLOW = readFileSync(resolve(import.meta.dirname, '../../.github/workflows/release.yml'), 'utf8');
const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n- later\n\n## 1.2.0 - 2026-11-28\n\n- now\n\n## 1.1.0\n\n- before\n';

/** Runs a step of the workflow by its name, where such a version is to be released; whether it went well, and the notes. */
function step(name: string, tag: string) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-release-'));
  writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.0" }');
  writeFileSync(join(folder, 'CHANGELOG.md'), CHANGELOG);
  const [, line = 'exit 9'] = new RegExp(`- name: ${name}\n\\s+run: (.*)`).exec(WORKFLOW) ?? [];
  const { status } = spawnSync('bash', ['-ec', line], {
    cwd: folder,
    env: { PATH: process.env.PATH, TAG: tag },
  });
  return { well: status === 0, notes: () => readFileSync(join(folder, 'notes.md'), 'utf8').trim() };
}

describe('a release', () => {
  it('has the version for its tag', () => {
    expect(step('The tag is the version', 'v1.2.0').well).toBe(true);
    expect(step('The tag is the version', 'v1.2.1').well).toBe(false);
  });

  it('tells what the changelog says of that version alone, and is none where that says nothing', () => {
    const { well, notes } = step('What the changelog says of it', 'v1.2.0');
    expect([well, notes()]).toEqual([true, '- now']);
    expect(step('What the changelog says of it', 'v1.3.0').well).toBe(false);
  });
});
