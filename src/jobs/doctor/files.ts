import { accessSync, constants, existsSync } from 'node:fs';
import { messageOf } from '#core/errors.ts';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import { type Looked, lookAt } from '#store/look.ts';
import { type DataFile, holds, pathOf } from '../data-files.ts';

/** A file of DATA_DIR as it was found, and open for reading where it can be read. */
export interface FoundFile {
  readonly line: CheckResult;
  readonly looked?: Looked;
}

/** Looks at a file of DATA_DIR, and leaves it as it is. */
export function findFile(kind: DataFile, dataDir: string): FoundFile {
  const file = pathOf(kind, dataDir);
  if (!existsSync(file)) return { line: note(`${file} is not there: Paperboy makes it at its first start.`) };
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch {
    return { line: bad(`${file} cannot be written: give it to the user that Paperboy runs as.`) };
  }
  try {
    const looked = lookAt(file, kind);
    return { line: lineOf(file, kind, looked), looked };
  } catch (error) {
    return { line: bad(messageOf(error)) };
  }
}

function lineOf(file: string, kind: DataFile, { contents }: Looked): CheckResult {
  const what = holds(kind, contents);
  if (contents.version === kind.version) return good(`${file} is in order: ${what}.`);
  return note(
    `${file} is whole, and of an earlier version: ${what}. The next start brings it up to date; before that, back it up (npm run backup).`,
  );
}
