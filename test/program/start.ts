import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BIN = resolve(import.meta.dirname, '../../src/bin.js');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the real program in an empty folder and waits for its end; a minute at most. */
export function start(
  words: readonly string[],
  {
    env = {},
    input = '',
    dataDir = folder(),
  }: { env?: Record<string, string>; input?: string; dataDir?: string } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [BIN, ...words], {
    cwd: folder(),
    env: {
      PATH: process.env.PATH,
      HF_ENDPOINT: 'http://127.0.0.1:61809',
      ENV_FILE: '',
      DATA_DIR: dataDir,
      ...env,
    },
    timeout: 60_000,
  });
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    text.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text.err += chunk;
  });
  child.stdin.end(input);
  return new Promise((done) => child.on('close', (code) => done({ code, ...text })));
}

/** An empty folder. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'paperboy-test-'));
}
