import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export const HISTORY_LINES = 500;

/** Lines typed before, newest first; none where the file cannot be read. */
export async function readHistory(path: string): Promise<string[]> {
  try {
    const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean);
    return lines.slice(-HISTORY_LINES).reverse();
  } catch {
    return [];
  }
}

/** Keeps lines, newest first, in a file that only its owner can read; a file that cannot be written is left alone. */
export async function writeHistory(path: string, newestFirst: readonly string[]): Promise<void> {
  const lines = newestFirst.slice(0, HISTORY_LINES).reverse();
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
    // The mode above counts only for a new file.
    await chmod(path, 0o600);
  } catch {
    // What was typed before is a comfort; the prompt goes on without it.
  }
}
