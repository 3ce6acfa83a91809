import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { quickest } from './quickest.ts';

/** A PostgreSQL of the tests' own, in a temporary folder, on a port of loopback. */
export interface PostgresServer {
  readonly port: number;
  /** The address of one of its databases, as in DATABASE_URL. */
  url(database: string): string;
  /** Makes a database, empty or as another one is; its name. */
  create(like?: string): Promise<string>;
  drop(database: string): Promise<void>;
  /** Runs a statement as its master. */
  ask(sql: string): Promise<void>;
  /** SIGKILL for all of it, as when its machine loses power; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again over the same files. */
  start(): Promise<void>;
  /** Ends it and deletes its files. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Why there is no server to be had on this machine; undefined where there is. */
export function noPostgres(): string | undefined {
  return programs() ? undefined : 'PostgreSQL is not installed on this machine (apt-get install postgresql)';
}

/** The folder of the server's programs, the newest first: Debian keeps them out of the PATH. */
function programs(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort().reverse();
  const others = (process.env.PATH ?? '').split(':');
  return [...debian, ...others].find((folder) => existsSync(join(folder, 'initdb')));
}

/** A user that the server may run as: it refuses root. */
function user(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const { status, stdout } = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const group = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (status === 0) return { uid: Number(stdout), gid: Number(group.stdout) };
  }
  throw new Error('this machine has no user that PostgreSQL may run as');
}

/** Starts a server; `durable` has it write to the disk as in earnest, `password` is that of its user `guarded`, `trusts` a network from which all may come. */
export async function startPostgres({
  durable = false,
  password,
  trusts,
}: {
  readonly durable?: boolean;
  readonly password?: string;
  readonly trusts?: string;
} = {}): Promise<PostgresServer> {
  const bin = programs();
  if (!bin) throw new Error(noPostgres());
  const as = user();
  const folder = mkdtempSync(join(durable ? tmpdir() : quickest(), 'paperboy-postgres-'));
  if (as) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  // An order of its own, so that nothing hangs on texts being compared by their bytes.
  const options = [
    '-D',
    data,
    '-U',
    'paperboy',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ];
  execFileSync(join(bin, 'initdb'), options, { ...as, stdio: 'pipe', cwd: folder });
  // Before all others: whatever fits first, counts.
  if (password) permit(data, 'guarded 127.0.0.1/32 scram-sha-256');
  if (trusts) permit(data, `all ${trusts} trust`);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`];
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const start = async (): Promise<void> => {
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((line) => ['-c', line])], {
      ...as,
      cwd: folder,
      stdio: 'ignore',
    });
    child.unref();
    await answers(port);
  };
  const pidOf = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  let made = 0;
  const ask = async (sql: string): Promise<void> => {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'paperboy', database: 'postgres' });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await start();
  if (password) await ask(`CREATE ROLE guarded LOGIN PASSWORD '${password}'`);
  return {
    port,
    url: (database) => `postgres://paperboy@127.0.0.1:${port}/${database}`,
    create: async (like = 'template0') => {
      made += 1;
      const name = `d${process.pid}_${made}`;
      await ask(`CREATE DATABASE ${name} TEMPLATE ${like}`);
      return name;
    },
    drop: (database) => ask(`DROP DATABASE ${database} WITH (FORCE)`),
    ask,
    kill: async () => {
      // Its own processes go when it is gone, and it does not start anew before.
      process.kill(pidOf(), 'SIGKILL');
      await gone(port);
    },
    start,
    [Symbol.asyncDispose]: async () => {
      const pid = pidOf();
      // One that was killed last is gone already.
      if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
      for (let tries = 0; tries < 200 && isAlive(pid); tries += 1) await after(20);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Adds who may come from where, and how they show who they are. */
function permit(data: string, who: string): void {
  const file = join(data, 'pg_hba.conf');
  writeFileSync(file, `host all ${who}\n${readFileSync(file, 'utf8')}`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const PATIENCE_MS = 60_000;

async function answers(port: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'paperboy', database: 'postgres' });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (performance.now() > end) throw error;
      await after(20);
    }
  }
}

async function gone(port: number): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
    });
    await new Promise((resolve) => server.close(resolve));
    if (free) return;
    await after(20);
  }
}
