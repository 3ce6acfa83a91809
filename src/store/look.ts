import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { SetupError } from '#core/errors.ts';
import {
  type Contents,
  checkKind,
  checkWhole,
  contentsOf,
  type FileKind,
  openReadOnly,
} from './file/contents.ts';
import { explain } from './file/explain.ts';

/** A file that was looked at, open for reading alone. */
export interface Looked extends Disposable {
  readonly contents: Contents;
  readonly db: DatabaseSync;
}

/**
 * Reads every page of a file and changes nothing, beside it neither. Throws a SetupError where the file cannot be used. One of
 * an earlier version is left so.
 */
export function lookAt(file: string, kind: FileKind): Looked {
  let db: DatabaseSync | undefined;
  try {
    const opened = openToLook(file);
    db = opened;
    checkWhole(opened, file);
    const contents = contentsOf(opened);
    checkKind(contents, kind, file);
    return { contents, db: opened, [Symbol.dispose]: () => opened.close() };
  } catch (error) {
    db?.close();
    throw error instanceof SetupError ? error : explain(error, file);
  }
}

/** Without its log a file is whole; opened in the usual way, it would get one. */
function openToLook(file: string): DatabaseSync {
  const db = openReadOnly(file);
  if (existsSync(`${file}-wal`)) return db;
  db.close();
  const url = pathToFileURL(file);
  url.search = '?immutable=1';
  return new DatabaseSync(url, { readOnly: true });
}
