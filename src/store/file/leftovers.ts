import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** A name beside a file for what becomes it later; `sweepLeftovers` finds it should this process be killed meanwhile. */
export function temporaryName(file: string, kind: 'new' | 'copy' | 'look'): string {
  return `${file}.${process.pid}.${threadId}.${kind}`;
}

/** A name beside a file under which something is kept: `state.sqlite.before-restore-2026-12-01T10-15-00-000Z`. */
export function datedName(file: string, why: string, now: Date): string {
  return `${file}.${why}-${now.toISOString().replace(/[:.]/g, '-')}`;
}

/** Removes what processes that are gone left half done beside a file. */
export function sweepLeftovers(file: string): void {
  const folder = dirname(file);
  const start = `${basename(file)}.`;
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!name.startsWith(start)) continue;
    const [, pid] = LEFTOVER.exec(name.slice(start.length)) ?? [];
    if (pid && isLeft(join(folder, name), Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

const LEFTOVER = /^(\d+)\.(?:\d+\.)?(?:new|copy|look)(?:-wal|-shm|-journal)?$/;

// In a container each start has the same number: what is older than this process is not its own. A second name of a file is
// as old as the file, but for when it got that name.
function isLeft(path: string, pid: number): boolean {
  if (pid !== process.pid) return !isRunning(pid);
  const changed = statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? Number.POSITIVE_INFINITY;
  return changed < Date.now() - process.uptime() * 1000;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be asked, so it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
