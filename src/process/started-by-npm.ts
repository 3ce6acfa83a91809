import { readFileSync } from 'node:fs';

/**
 * Answers whether the npm that started this process is gone; `undefined` where no npm did. npm does not hand a signal on to
 * what its shell started, and so leaves it without anybody who could end it.
 */
export function npmWatch(env: Readonly<Record<string, string | undefined>>): (() => boolean) | undefined {
  if (!env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  // Between npm and this process stands a shell, which may outlive an npm that was killed.
  const shell = statOf(parent);
  const npm = shell && /^(?:sh|dash|bash)$/.test(shell.name) ? shell.parent : undefined;
  const isNpm = npm !== undefined && /^(?:npm|node)/.test(statOf(npm)?.name ?? '');
  return () => process.ppid !== parent || (isNpm && statOf(parent)?.parent !== npm);
}

/** A process's name and its parent, where the machine tells in files. */
function statOf(pid: number): { name: string; parent: number } | undefined {
  try {
    const [, name = '', parent] =
      /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
