import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** A program as it was at an older commit, in a folder of its own. */
export interface OldRelease extends Disposable {
  readonly commit: string;
  readonly folder: string;
}

/** Puts the first commit that keeps a state in PostgreSQL into a folder; a sentence where this checkout's history does not reach back to it. */
export function firstOverPostgres(): OldRelease | string {
  const made = mkdtempSync(join(tmpdir(), 'paperboy-release-'));
  const remove = () => rmSync(made, { recursive: true, force: true });
  try {
    const asked = ['log', '-S', 'openPostgresState', '--format=%H', '--reverse', '--', 'src/app.ts'];
    const [commit = ''] = git(asked).toString().split('\n');
    // Where history was cut off, its first commit brings everything at once.
    if (git(['log', '--format=%P', '-1', commit]).toString().trim() === '') throw new Error('it is cut off');
    execFileSync('tar', ['-x', '-C', made], { input: git(['archive', commit]) });
    symlinkSync(join(ROOT, 'node_modules'), join(made, 'node_modules'));
    return { commit: commit.slice(0, 7), folder: made, [Symbol.dispose]: remove };
  } catch (error) {
    remove();
    return `the history of this checkout does not reach back to an older release: ${String(error)}`;
  }
}

function git(words: readonly string[]): Buffer {
  return execFileSync('git', words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 });
}
