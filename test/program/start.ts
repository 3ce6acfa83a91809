import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { folder } from './folder.ts';

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

/** The real program, going on. */
export interface Running {
  /** Standard output, and standard error. */
  readonly text: { out: string; err: string };
  /** Resolves once it wrote this, to either; rejects where it ends before. */
  wrote(what: RegExp): Promise<void>;
  /** Tells it to end; how it did, and after how many milliseconds. */
  end(signal?: NodeJS.Signals): Promise<{ code: number | null; tookMs: number }>;
  readonly ended: Promise<number | null>;
}

/** Starts the real program for as long as it goes on by itself. */
export function run(env: Record<string, string>, words: readonly string[] = []): Running {
  const child = spawn(process.execPath, [BIN, ...words], {
    cwd: folder(),
    env: {
      PATH: process.env.PATH,
      HF_ENDPOINT: 'http://127.0.0.1:61809',
      ENV_FILE: '',
      DATA_DIR: folder(),
      ...env,
    },
  });
  const text = { out: '', err: '' };
  const watchers = new Set<() => void>();
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const) {
    stream.on('data', (chunk) => {
      text[name] += chunk;
      for (const look of watchers) look();
    });
  }
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return {
    text,
    ended,
    wrote: (what) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (what.test(text.out + text.err)) resolve();
        };
        watchers.add(look);
        look();
        void ended.then((code) => reject(new Error(`it ended with ${code}: ${text.out}${text.err}`)));
      }),
    end: async (signal = 'SIGTERM') => {
      const began = performance.now();
      child.kill(signal);
      const code = await ended;
      return { code, tookMs: performance.now() - began };
    },
  };
}
