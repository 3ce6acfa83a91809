import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

// What is committed waits some milliseconds for a disk, and every file of a database that is made anew: not in memory.
const IN_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 ** 31;

/** Where files that nobody needs after a crash of the machine lie best: in memory where there is room for them. */
export function quickest(): string {
  if (!existsSync(IN_MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize > ENOUGH_BYTES ? IN_MEMORY : tmpdir();
}
