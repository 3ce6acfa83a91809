import { fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { Replica } from '#test/adapters/replica-process.ts';

const PROCESS = resolve(import.meta.dirname, '../../../adapters/replica-process.ts');
/** What one of them has compiled, the next one need not. */
const NODE_COMPILE_CACHE = join(tmpdir(), 'paperboy-replicas-cache');
/** When it is for all of them, by their own clocks; the state goes by its database's. */
const NOW = '2026-08-21T17:02:00Z';

/** Programs in processes of their own. */
export interface Replicas extends AsyncDisposable {
  /** SIGKILL for the nth; resolves when it is gone. */
  kill(nth: number): Promise<void>;
}

/** Starts a program for each environment, on a machine of its own; resolves once all of them answer. */
export async function startReplicas(
  environments: readonly Readonly<Record<string, string>>[],
): Promise<Replicas> {
  const children = environments.map(({ DATA_DIR = '', ...rest }, at) => {
    const environment = { ...rest, DATA_DIR: join(DATA_DIR, `machine-${at}`) };
    const task: Replica = { environment, now: NOW };
    return fork(PROCESS, [JSON.stringify(task)], { env: { ...process.env, NODE_COMPILE_CACHE } });
  });
  const kill = async (nth: number): Promise<void> => {
    const child = children[nth];
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  for (const child of children) {
    const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    expect(said).toBe('answers');
  }
  return {
    kill,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(children.map((_, nth) => kill(nth)));
    },
  };
}
