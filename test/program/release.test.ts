import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const Workflow = z.object({
  on: z.object({ push: z.object({ tags: z.array(z.string()) }) }),
  jobs: z.object({
    release: z.object({
      steps: z.array(z.object({ name: z.string().optional(), run: z.string().optional() })),
    }),
  }),
});
const { on, jobs } = Workflow.parse(
  parse(readFileSync(resolve(import.meta.dirname, '../../.github/workflows/release.yml'), 'utf8')),
);
const LINES = jobs.release.steps.flatMap(({ name, run }) => (run === undefined ? [] : [{ name, run }]));
const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n- later\n\n## 1.2.0 - 2026-11-28\n\n- now\n\n## 1.1.0\n\n- before\n';

/** Runs a step's lines as GitHub does, where such a version is to be released; whether it went well, the notes, and what docker and gh were told. */
function step(which: (step: { name?: string | undefined; run: string }) => boolean, tag: string) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-release-'));
  writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.0" }');
  writeFileSync(join(folder, 'CHANGELOG.md'), CHANGELOG);
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  // Whoever hears nothing of what is piped to them ends the one who pipes it.
  for (const name of ['docker', 'gh'])
    writeFileSync(
      join(programs, name),
      `#!/bin/sh\ncat > /dev/null\necho ${name} "$@" >> "${folder}/told"\n`,
      { mode: 0o755 },
    );
  const [line] = LINES.filter(which);
  if (!line) throw new Error('the workflow has no such step');
  const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', line.run], {
    cwd: folder,
    env: {
      PATH: `${programs}:${process.env.PATH}`,
      TAG: tag,
      IMAGE: 'ghcr.io/Somebody/Paperboy',
      GH_TOKEN: 'secret',
      GITHUB_ACTOR: 'somebody',
    },
  });
  const told = join(folder, 'told');
  return {
    well: status === 0,
    notes: () => readFileSync(join(folder, 'notes.md'), 'utf8').trim(),
    told: existsSync(told) ? readFileSync(told, 'utf8').trim().split('\n') : [],
  };
}

const named = (name: string) => (each: { name?: string | undefined }) => each.name === name;

describe('a release', () => {
  it('is made of a tag, and passes the gate before anything of it is pushed', () => {
    expect(on.push.tags).toEqual(['v*']);
    const gate = LINES.findIndex(({ run }) => run === '.ci/run');
    const pushes = LINES.findIndex(({ run }) => /docker push|gh release/.test(run));
    expect(gate).toBeGreaterThan(LINES.findIndex(named('What the changelog says of it')));
    expect(pushes).toBeGreaterThan(gate);
  });

  it('has the version for its tag', () => {
    expect(step(named('The tag is the version'), 'v1.2.0').well).toBe(true);
    expect(step(named('The tag is the version'), 'v1.2.1').well).toBe(false);
  });

  it('tells what the changelog says of that version alone, and is none where that says nothing', () => {
    const { well, notes } = step(named('What the changelog says of it'), 'v1.2.0');
    expect([well, notes()]).toEqual([true, '- now']);
    expect(step(named('What the changelog says of it'), 'v1.3.0').well).toBe(false);
  });

  it('pushes the image under its version, by a name that a registry takes, and keeps the token out of the words', () => {
    const { well, told } = step(named('The image'), 'v1.2.0');
    expect(well).toBe(true);
    expect(told).toEqual([
      'docker login ghcr.io -u somebody --password-stdin',
      'docker build -t ghcr.io/somebody/paperboy:1.2.0 -t ghcr.io/somebody/paperboy:latest .',
      'docker push --all-tags ghcr.io/somebody/paperboy',
    ]);
  });

  it('is published with its notes', () => {
    const { well, told } = step(({ run }) => run.startsWith('gh release'), 'v1.2.0');
    expect(well).toBe(true);
    expect(told).toEqual(['gh release create v1.2.0 --title v1.2.0 --notes-file notes.md']);
  });
});
