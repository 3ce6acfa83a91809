import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf, SetupError, UserError } from '#core/errors.ts';
import type { Contents } from '#store/file/contents.ts';
import { copyDatabase } from '#store/file/copy-database.ts';
import { explain, isDamage, isNoRoom } from '#store/file/explain.ts';
import { sweepLeftovers, temporaryName } from '#store/file/leftovers.ts';
import { syncNames } from '#store/file/sync.ts';
import { ARCHIVE, type DataFile, holds, pathOf, STATE } from './data-files.ts';

export interface FileJob {
  readonly dataDir: string;
  /** Where the state is, where it is in no file. */
  readonly databaseUrl?: string | undefined;
  readonly write: (text: string) => void;
}

const USAGE = 'type npm run backup -- FILE, or npm run backup -- --archive FILE.';

/** `npm run backup -- FILE`: a checked copy of the state, or with `--archive` of the archive, whether the program runs or not. */
export async function runBackup(
  words: readonly string[],
  { dataDir, databaseUrl, write }: FileJob,
): Promise<void> {
  const { what, to } = askedFor(words);
  const source = pathOf(what, dataDir);
  const url = what === STATE ? databaseUrl : undefined;
  if (!url && !existsSync(source))
    throw new SetupError('file-missing', `${source} is not there: there is nothing to back up yet.`);
  checkTarget(to);
  // The name by which a later backup into the same folder knows what this one leaves, should it be killed.
  const beside = join(dirname(to), what.name);
  const made = temporaryName(beside, 'new');
  try {
    sweepLeftovers(beside);
    const contents = url
      ? await copyOf(url, made, to)
      : await copyDatabase(source, { made, pages: temporaryName(beside, 'copy'), to, kind: what });
    const { size } = statSync(made);
    appear(made, to);
    write(`${to} holds ${holds(what, contents)}: ${megabytes(size)}, checked.\n`);
  } catch (error) {
    throw explainCopy(error, source, to);
  } finally {
    rmSync(made, { force: true });
  }
}

/** A database is copied into a file of the same kind. */
async function copyOf(url: string, made: string, to: string): Promise<Contents> {
  const { copyFromPostgres } = await import('#store/state/postgres/copy/copy-out.ts');
  return await copyFromPostgres(url, { made, to });
}

function askedFor(words: readonly string[]): { what: DataFile; to: string } {
  const { positionals, values } = parsed(words);
  const [to, ...more] = positionals;
  if (to === undefined) throw new UserError('usage', `Name the file to back up to: ${USAGE}`);
  if (more.length > 0) throw new UserError('usage', `Name one file: ${USAGE}`);
  return { what: values.archive ? ARCHIVE : STATE, to: resolve(to) };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { archive: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    // Node goes on with an advice that is not for here.
    const [what] = messageOf(error).split('. ');
    throw new UserError('usage', `${what}: ${USAGE}`);
  }
}

function checkTarget(to: string): void {
  const found = statSync(to, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new UserError('usage', `${to} is a folder: name a file in it.`);
  if (found) throw isThere(to);
  if (!existsSync(dirname(to)))
    throw new UserError('usage', `${dirname(to)} is not there: make that folder first.`);
}

const isThere = (to: string) =>
  new UserError('file-exists', `${to} is there already, and is left as it is: choose another name.`);

/** Gives a finished file its name, unless something has come to be there meanwhile. */
function appear(made: string, to: string): void {
  try {
    linkSync(made, to);
  } catch (error) {
    if (existsSync(to)) throw isThere(to);
    // Not every disk can give a file a second name.
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    renameSync(made, to);
  }
  syncNames(to);
}

function explainCopy(error: unknown, source: string, to: string): unknown {
  const { syscall, code, errcode } = error as NodeJS.ErrnoException & { errcode?: number };
  if (syscall && !isNoRoom(error, to)) {
    return new SetupError(
      'folder-unwritable',
      `${dirname(to)} cannot be written (${code}): choose another folder.`,
      {
        cause: error,
      },
    );
  }
  const ofSource = isDamage(error) || errcode === BUSY;
  return explain(error, ofSource ? source : to);
}

const BUSY = 5;

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
