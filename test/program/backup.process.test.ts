import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { folder } from './folder.ts';
import { start } from './start.ts';

const BIN = resolve(import.meta.dirname, '../../src/bin.js');
// Several starts of the whole program, one after another.
const SLOW = { timeout: 120_000 };

/** The program as it waits for its next line, with its files open. */
async function running(dataDir: string) {
  const child = spawn(process.execPath, [BIN, 'run', '-'], {
    env: { PATH: process.env.PATH, HF_ENDPOINT: 'http://127.0.0.1:61809', ENV_FILE: '', DATA_DIR: dataDir },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.write('follow diffusion\n');
  await once(child.stdout, 'data');
  const end = async () => {
    const ended = once(child, 'exit');
    child.stdin.end();
    await ended;
  };
  return { end };
}

it('is backed up while it runs, and restored while it does not', SLOW, async () => {
  const dataDir = join(folder(), 'data');
  const program = await running(dataDir);
  const to = join(folder(), 'backup.sqlite');
  const backedUp = await start(['backup', to], { dataDir });
  expect(backedUp).toMatchObject({ code: 0, err: '' });
  expect(backedUp.out).toMatch(/ holds 0 subscriptions, 1 followed topic, .*, checked\.\n$/);

  const refused = await start(['restore', to], { dataDir });
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/^Paperboy runs, .*: stop it, then restore\. Nothing was changed\.\n$/);

  await program.end();
  await start(['follow', 'llm quantization'], { dataDir });
  expect(await start(['restore', to], { dataDir })).toMatchObject({ code: 0, err: '' });
  const { out } = await start(['topics'], { dataDir });
  expect(out).toContain('diffusion');
  expect(out).not.toContain('llm quantization');

  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  const open = readdirSync(dataDir).filter((name) => (statSync(join(dataDir, name)).mode & 0o077) !== 0);
  expect(open).toEqual([]);
});

it('tells what is wrong with the words by exit code 2, and makes no DATA_DIR for them', SLOW, async () => {
  const dataDir = join(folder(), 'data');
  for (const job of ['backup', 'restore']) {
    const { code, out, err } = await start([job], { dataDir });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^Name the .*\.\n$/);
  }
  expect(statSync(dataDir, { throwIfNoEntry: false })).toBeUndefined();
});
