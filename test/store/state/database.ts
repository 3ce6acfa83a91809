import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openState } from '#store/state/state.ts';
import type { StateDatabase } from '#test/contracts/state/database.ts';

/** A state file in a folder of its own. */
export function stateFile(): StateDatabase & { readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-state-'));
  const file = join(folder, 'state.sqlite');
  return {
    file,
    open: (options) => openState(file, options),
    drop: () => rmSync(folder, { recursive: true }),
  };
}

/** A state that one process has for itself: no disk is waited for. */
export function stateInMemory(): StateDatabase {
  return { open: (options) => openState(':memory:', options), drop: () => undefined };
}
