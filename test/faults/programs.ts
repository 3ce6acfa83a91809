import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join, resolve } from 'node:path';
import type { Timing } from '#core/delivery/timing.ts';
import { freePort } from '#test/free-port.ts';
import type { Machine } from './machines.ts';
import { until } from './waits.ts';

// A file for what all programs write, for whoever wants to know why a row has failed.
const LOG = process.env.PAPERBOY_FAULTS_LOG;
const ROOT = resolve(import.meta.dirname, '../..');
// An older release has the second.
const DOORS = ['test/faults/door.js', 'test/faults/door.ts'];
/** The variable that holds the waits, as JSON. */
const WAITS = 'PAPERBOY_TEST_TIMING';
// As `npm start` has them.
const FLAGS = ['--max-semi-space-size=2', '--heap-growing-percent=20'];

/** A whole program as a process of its own. */
export interface Program {
  readonly pid: number;
  /** What it wrote so far, to both streams. */
  text(): string;
  /** Resolves once what it wrote has this in it; rejects where it ends before. */
  wrote(what: RegExp): Promise<void>;
  /** Resolves once it answers and delivers. */
  ready(): Promise<void>;
  readonly ended: Promise<number | null>;
  /** SIGTERM; its exit code, or undefined where the signal itself has ended it, and after how many milliseconds. */
  end(): Promise<{ readonly code: number | undefined; readonly tookMs: number }>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Its health: undefined where nobody answers. */
  health(): Promise<Health | undefined>;
}

interface Health {
  readonly status: number;
  readonly troubles: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Start {
  readonly env: Readonly<Record<string, string>>;
  readonly timing: Timing;
  readonly words?: readonly string[];
  /** Where it runs; on this machine where it is left out. */
  readonly machine?: Pick<Machine, 'command' | 'host'> | undefined;
  /** The folder of another version of the program. */
  readonly checkout?: string | undefined;
}

const READY = /connected|listening on port|Mail: from/;

const doorOf = (checkout: string): string =>
  DOORS.map((door) => join(checkout, door)).find((door) => existsSync(door)) ?? '';

/** The program as a shell takes it. */
export const DOOR_COMMAND = [process.execPath, ...FLAGS, doorOf(ROOT)].map((word) => `'${word}'`).join(' ');

/** What every program is told; nothing of this machine's environment but PATH. */
export function doorEnv(timing: Timing): Record<string, string> {
  return { PATH: process.env.PATH ?? '', LOG_LEVEL: 'info', ENV_FILE: '', [WAITS]: JSON.stringify(timing) };
}

/** Starts the whole program. */
export async function startProgram({
  env,
  timing,
  words = [],
  machine = HERE,
  checkout = ROOT,
}: Start): Promise<Program> {
  const port = await freePort();
  const [command = '', ...before] = [...machine.command, process.execPath];
  const child = spawn(command, [...before, ...FLAGS, doorOf(checkout), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...doorEnv(timing), HEALTH_PORT: String(port), HEALTH_HOST: machine.host, ...env },
  });
  if (child.pid) givePriority(child.pid, 0);
  return watched(child, `${machine.host}:${port}`);
}

const HERE = { command: [], host: '127.0.0.1' };

/** Has a process run before or after others, where this user may say so. */
export function givePriority(pid: number, nice: number): void {
  try {
    setPriority(pid, nice);
  } catch {
    // Then it is as all others.
  }
}

function watched(child: ChildProcess, place: string): Program {
  let text = '';
  const hear = (chunk: Buffer): void => {
    text += chunk;
    if (LOG) appendFileSync(LOG, `${child.pid} ${chunk}`);
  };
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', hear);
  let gone = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      gone = true;
      resolve(code);
    });
  });
  const wrote = (what: RegExp) =>
    until(`${what} of a program`, () => {
      if (what.test(text)) return true;
      if (gone) throw new Error(`the program ended before ${what}: ${text.slice(-2_000)}`);
      return false;
    });
  return {
    pid: child.pid ?? 0,
    text: () => text,
    wrote,
    ready: () => wrote(READY),
    ended,
    end: async () => {
      const began = performance.now();
      child.kill('SIGTERM');
      const code = (await ended) ?? undefined;
      return { code, tookMs: performance.now() - began };
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    health: () => healthAt(place),
  };
}

async function healthAt(place: string): Promise<Health | undefined> {
  try {
    const signal = AbortSignal.timeout(5_000);
    const response = await fetch(`http://${place}/healthz`, { signal });
    const body = (await response.json()) as Record<string, unknown>;
    return { status: response.status, troubles: (body.troubles ?? []) as string[], body };
  } catch {
    return undefined;
  }
}

export interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** Runs a command of the program to its end. */
export async function runOnce(start: Start): Promise<Ended> {
  const program = await startProgram(start);
  const code = await program.ended;
  return { code, text: program.text() };
}
