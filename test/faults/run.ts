import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as after } from 'node:timers/promises';
import { openDatabase } from '#store/sqlite.ts';
import { MIGRATIONS } from '#store/state/state-tables.ts';
import type { Model } from '#test/fakes/messages.ts';
import { fakePlatform, type Platform, type PlatformOptions } from '#test/fakes/platform.ts';
import type { News, Task } from './worker.ts';

// The real figures, a hundred times faster: an accepted message may take 40 ms, so the grace is 100.
const TIMING = { send: 200, lease: 300, grace: 150, backOff: [20, 200], sweep: 10 } as const;
const WINDOW_MS = 1_000;

export interface Stage extends AsyncDisposable {
  readonly platform: Platform;
  readonly folder: string;
  readonly task: Omit<Task, 'owner'>;
}

/** A platform that is up, and a folder for the store. `messages` are owed. */
export async function setStage(
  options: { model: Model; messages: number } & Partial<PlatformOptions>,
): Promise<Stage> {
  const platform = await fakePlatform({ windowMs: WINDOW_MS, lagMs: () => Math.random() * 20, ...options });
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-faults-'));
  const file = join(folder, 'state.sqlite');
  openDatabase({ file, migrations: MIGRATIONS }).close();
  return {
    platform,
    folder,
    task: {
      file,
      url: platform.url,
      resendWithinMs: options.model === 'nonce' ? WINDOW_MS : 0,
      digests: digestsOf(options.messages),
      timing: TIMING,
    },
    [Symbol.asyncDispose]: async () => {
      await platform[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How many digests have so many messages, where every tenth, from the fifth on, has two. */
function digestsOf(messages: number): number {
  return Math.round(messages / 1.1);
}

export interface Worker {
  readonly process: ChildProcess;
  readonly news: News[];
  /** Resolves at the first news of a kind; rejects where the worker ends before it. */
  told(kind: News['kind'], which?: (news: News) => boolean): Promise<News>;
  /** Resolves to the exit code; null where it was killed. */
  readonly ended: Promise<number | null>;
  kill(): Promise<void>;
}

let owners = 0;

/** Starts a real process that delivers what is owed. */
export function startWorker(task: Omit<Task, 'owner'>): Worker {
  owners += 1;
  const child = fork(
    join(import.meta.dirname, 'worker.ts'),
    [JSON.stringify({ ...task, owner: `w${owners}` })],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'paperboy-faults-cache') },
    },
  );
  const news: News[] = [];
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  child.on('message', (message) => news.push(message as News));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const told: Worker['told'] = (kind, which = () => true) =>
    new Promise((resolve, reject) => {
      const known = news.find((item) => item.kind === kind && which(item));
      if (known) return resolve(known);
      child.on('message', (message) => {
        const item = message as News;
        if (item.kind === kind && which(item)) resolve(item);
      });
      void ended.then((code) => reject(new Error(`the worker ended (${code}): ${said}`)));
    });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { process: child, news, told, ended, kill };
}

// Ten times as long as the longest row takes; what is not settled then is lost.
const PATIENCE_MS = 60_000;

/** Waits until a worker has settled everything, or for a minute. */
export async function finish(worker: Worker): Promise<void> {
  await Promise.race([worker.told('settled'), after(PATIENCE_MS, undefined, { ref: false })]);
  await worker.kill();
}

export interface Tally {
  messages: number;
  repeated: number;
  lost: number;
  early: number;
  /** Deliveries that took more than one claim: what the faults hit. */
  again: number;
  whole: boolean;
}

/** What the platform has in the end, against what was owed. */
export function tally({ platform, task }: Stage, owed: number): Tally {
  const markers = new Set(platform.messages.all.map(({ marker }) => marker));
  const db = new DatabaseSync(task.file);
  const { integrity_check } = db.prepare('PRAGMA integrity_check').get() ?? {};
  const sent = db.prepare("SELECT count(*) AS count FROM delivery WHERE state = 'sent'").get()?.count;
  const again = db.prepare('SELECT count(*) AS count FROM delivery WHERE fence > 1').get()?.count;
  db.close();
  return {
    messages: markers.size,
    repeated: platform.messages.all.length - markers.size,
    lost: owed - markers.size,
    early: platform.early.length,
    again: Number(again),
    whole: integrity_check === 'ok' && sent === owed,
  };
}
