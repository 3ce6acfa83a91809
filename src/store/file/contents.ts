import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '#core/errors.ts';
import { damaged, explain } from './explain.ts';

/** What a database file holds, by which a copy is known to be as good. */
export interface Contents {
  readonly version: number;
  /** How many rows each table has. */
  readonly rows: Readonly<Record<string, number>>;
}

/** What a file has to be in order to be put in place: its tables, and the newest version that this program can open. */
export interface FileKind {
  /** What it is called: "a state of Paperboy". */
  readonly title: string;
  readonly tables: readonly string[];
  readonly version: number;
}

/** What a connection sees now. */
export function contentsOf(db: DatabaseSync): Contents {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map(({ name }) => String(name));
  const rows = tables.map((table): [string, number] => {
    const counted = db.prepare(`SELECT count(*) AS n FROM "${table.replaceAll('"', '""')}"`).get();
    return [table, Number(counted?.n)];
  });
  return {
    version: Number(db.prepare('PRAGMA user_version').get()?.user_version),
    rows: Object.fromEntries(rows),
  };
}

/** Opens a file only for reading; a SetupError says what is wrong with it. */
export function openReadOnly(file: string): DatabaseSync {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new SetupError('file-missing', `${file} is not there.`);
  if (found.isDirectory()) throw new SetupError('file-foreign', `${file} is a folder: name the file in it.`);
  if (found.size === 0) throw damaged(file);
  try {
    return new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  } catch (error) {
    throw explain(error, file);
  }
}

/** Reads every page; throws where one of them is not as it should be. */
export function checkWhole(db: DatabaseSync, file: string): void {
  const verdict = db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check;
  if (verdict !== 'ok') throw damaged(file);
}

/** Throws where a file is something else, or of a later version. */
export function checkKind(
  { version, rows }: Contents,
  { title, tables, version: newest }: FileKind,
  file: string,
): void {
  if (version === 0 || tables.some((table) => rows[table] === undefined)) {
    throw new SetupError('file-foreign', `${file} is not ${title}.`);
  }
  if (version > newest)
    throw new SetupError(
      'file-newer',
      `${file} was written by a newer Paperboy: update Paperboy to open it.`,
    );
}
