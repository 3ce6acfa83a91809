import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Returns once what is in a file outlives a power cut. Never to be used on a file that this process has open by SQLite: its locks would go. */
export function syncFile(file: string): void {
  sync(file, 'r+');
}

/** Returns once the names beside a file outlive a power cut. */
export function syncNames(file: string): void {
  try {
    sync(dirname(file), 'r');
  } catch (error) {
    // Windows has no such thing.
    if (process.platform !== 'win32') throw error;
  }
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const opened = openSync(path, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
