import { join } from 'node:path';
import { plural } from '#core/text/text.ts';
import { MIGRATIONS } from '#store/archive/migrations.ts';
import type { Contents, FileKind } from '#store/file/contents.ts';
import { STEPS } from '#store/state/sqlite/migrations.ts';

/** One of the two files in DATA_DIR, as backing up and restoring know it. */
export interface DataFile extends FileKind {
  readonly name: string;
  /** What is counted of it for people: a table, and what one row and more of it are called. */
  readonly counted: readonly (readonly [table: string, one: string, many: string])[];
}

export const STATE: DataFile = {
  name: 'state.sqlite',
  title: 'a state of Paperboy',
  tables: ['delivery', 'subscription', 'follow'],
  version: STEPS.length,
  counted: [
    ['subscription', 'subscription', 'subscriptions'],
    ['follow', 'followed topic', 'followed topics'],
    ['saved', 'saved paper', 'saved papers'],
    ['delivery', 'delivery', 'deliveries'],
  ],
};

export const ARCHIVE: DataFile = {
  name: 'archive.sqlite',
  title: 'an archive of Paperboy',
  tables: ['paper', 'listing'],
  version: MIGRATIONS.length,
  counted: [
    ['paper', 'paper', 'papers'],
    ['list_read', 'daily list', 'daily lists'],
  ],
};

export function pathOf({ name }: DataFile, dataDir: string): string {
  return join(dataDir, name);
}

/** What a file holds, in words: "2 subscriptions, 5 followed topics, 1 saved paper, 120 deliveries". */
export function holds({ counted }: DataFile, { rows }: Contents): string {
  return counted.map(([table, one, many]) => plural(rows[table] ?? 0, one, many)).join(', ');
}
