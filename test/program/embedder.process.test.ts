import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { embedApart } from '#embedders/embed-apart.ts';
import { openArchive } from '#store/archive/archive.ts';
import { papers } from '#test/fakes/papers.ts';
import { folder } from './folder.ts';
import { start } from './start.ts';

const SCRIPT = new URL('../../src/jobs/embed/embed-process.ts', import.meta.url);
const REGISTER = pathToFileURL(join(import.meta.dirname, '../fakes/transformers/register.ts'));
const NEAR_CAR = join(import.meta.dirname, 'near-car-process.ts');
const WITH_LIBRARY = { NODE_OPTIONS: `--no-warnings --import ${REGISTER}` };
const ENV = { ...WITH_LIBRARY, EMBEDDER: 'transformers', EMBEDDER_MODEL: 'fake/synonyms' };

function importable(): string {
  const file = join(folder(), 'papers.jsonl');
  const lines = ['An automobile', 'A cat'].map((title, at) =>
    JSON.stringify({ id: `2608.0000${at + 1}`, title, text: 'It says little.' }),
  );
  writeFileSync(file, lines.join('\n'));
  return file;
}

describe('with an embedder', () => {
  it('what was imported is found by meaning, and without one by words alone', async () => {
    const dataDir = folder();
    const { code, err } = await start(['import', importable()], { env: ENV, dataDir });
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(/2 papers can be found by meaning now\n$/),
    });
    const found = await start(['search', 'car'], { env: ENV, dataDir });
    expect(found.out).toContain('An automobile');
    expect((await start(['search', 'car'], { dataDir })).out).not.toContain('An automobile');
  });

  it('papers are near to what was saved by what they mean, and without one by words alone', async () => {
    const near = (env: Record<string, string>) =>
      promisify(execFile)(process.execPath, [NEAR_CAR], {
        env: { PATH: process.env.PATH, DATA_DIR: folder(), ...env },
      }).then(({ stdout }) => stdout.trim());
    expect(await near(ENV)).toBe('automobile-paper true, cat-paper false');
    expect(await near({})).toMatch(/false, .* false$/);
  });

  it.each([
    [
      'a model that cannot be fetched',
      { ...ENV, EMBEDDER_MODEL: 'no/model' },
      /model no\/model could not be loaded/,
    ],
    [
      'a library that is missing',
      { EMBEDDER: 'transformers' },
      /type npm install @huggingface\/transformers/,
    ],
  ])('%s is one sentence', async (_, env, sentence) => {
    const { code, err } = await start(['import', importable()], { env: env as Record<string, string> });
    expect(code).toBe(1);
    expect(err.trim().split('\n').at(-1)).toMatch(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('in a process of their own', () => {
  const embedder = { name: 'transformers', folder: folder(), endpoint: 'http://127.0.0.1:9' } as const;
  const file = join(folder(), 'archive.sqlite');

  it('papers get their vectors while their archive is open here', async () => {
    vi.stubEnv('NODE_OPTIONS', WITH_LIBRARY.NODE_OPTIONS);
    const archive = openArchive(file);
    await archive.putPapers(papers(20));
    await embedApart(SCRIPT, { file, embedder: { ...embedder, model: 'fake/synonyms' } });
    expect(archive.lackingVectors('transformers:fake/synonyms')).toBe(0);
    await expect(embedApart(SCRIPT, { file, embedder: { ...embedder, model: 'no/model' } })).rejects.toThrow(
      /no\/model could not be loaded/,
    );
    await archive.close();
    vi.unstubAllEnvs();
  });
});
