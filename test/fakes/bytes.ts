import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether some words lie anywhere in the bytes of a folder's state: in its file, in the log, or in what else lies beside it. */
export function stateHolds(folder: string, words: string): boolean {
  const files = readdirSync(folder).filter((name) => name.startsWith('state.sqlite'));
  return files.some((name) => readFileSync(join(folder, name)).includes(words));
}
