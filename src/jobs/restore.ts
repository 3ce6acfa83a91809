import { basename, resolve } from 'node:path';
import { SetupError, UserError } from '#core/errors.ts';
import type { Clock } from '#core/time/clock.ts';
import { explain, isDamage } from '#store/file/explain.ts';
import { restoreFile } from '#store/file/restore-file.ts';
import type { FileJob } from './backup.ts';
import { holds, pathOf, STATE } from './data-files.ts';

const USAGE = 'type npm run restore -- FILE.';

/** `npm run restore -- FILE`: puts a backup in the place of the state, while nothing runs; what was there is kept beside it. */
export async function runRestore(
  words: readonly string[],
  { dataDir, write, clock }: FileJob & { readonly clock: Clock },
): Promise<void> {
  const [from, ...more] = words;
  if (from === undefined || from.startsWith('-'))
    throw new UserError('usage', `Name the backup to restore: ${USAGE}`);
  if (more.length > 0) throw new UserError('usage', `Name one backup: ${USAGE}`);
  const backup = resolve(from);
  const file = pathOf(STATE, dataDir);
  if (backup === resolve(file))
    throw new UserError('usage', `${backup} is the state itself: name a backup of it.`);
  try {
    const now = new Date(clock.now().epochMilliseconds);
    const { contents, kept } = await restoreFile(file, { backup, kind: STATE, now });
    write(`${file} is as ${backup} was: ${holds(STATE, contents)}, checked.\n`);
    if (kept) write(`What was there before is kept as ${basename(kept)}, beside it.\n`);
    write(NEXT);
  } catch (error) {
    throw explainRestore(error, file, backup);
  }
}

const NEXT = `Start Paperboy: what it may have sent since the backup is looked for before it is sent again, and what people set since then has to be set again.\n`;

function explainRestore(error: unknown, file: string, backup: string): unknown {
  if ((error as { errcode?: number }).errcode === BUSY) {
    const message = `Paperboy runs, or something else has ${file} open: stop it, then restore. Nothing was changed.`;
    return new SetupError('file-in-use', message, { cause: error });
  }
  // The state of before may be damaged as well: nothing is ever read of it.
  if (isDamage(error)) {
    const message = `${backup} is damaged, or is no database: choose another backup. Nothing was changed.`;
    return new SetupError('file-damaged', message, { cause: error });
  }
  return explain(error, file);
}

const BUSY = 5;
