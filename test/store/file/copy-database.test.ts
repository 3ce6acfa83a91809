import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { type Contents, contentsOf } from '#store/file/contents.ts';
import { copyDatabase } from '#store/file/copy-database.ts';
import {
  damagePages,
  fill,
  folder,
  KIND,
  modeOf,
  note,
  notesFile,
  notesIn,
  openNotes,
  processWith,
} from './database.ts';

/** A copy in a folder of its own. */
async function copyOf(source: string): Promise<{ made: string; contents: Contents }> {
  const made = join(folder(), 'made');
  return {
    made,
    contents: await copyDatabase(source, { made, pages: `${made}.copy`, to: made, kind: KIND }),
  };
}

describe('a copy', () => {
  it('holds what the file holds, and says what that is', async () => {
    const { made, contents } = await copyOf(notesFile('one', 'two'));
    expect(contents).toEqual({ version: 1, rows: { note: 2 } });
    expect(notesIn(made)).toEqual(['one', 'two']);
  });

  it('is one file, only for its owner, that has no log', async () => {
    const { made } = await copyOf(notesFile('one'));
    expect(readdirSync(dirname(made))).toEqual(['made']);
    expect((statSync(made).mode & 0o777).toString(8)).toBe('600');
    expect(modeOf(made)).toEqual([1, 1]);
  });

  it('holds nothing that was deleted', async () => {
    const { file, db } = openNotes();
    note(db, 'the secret of somebody who left', 'another');
    db.exec('DELETE FROM note WHERE id = 1; PRAGMA wal_checkpoint(TRUNCATE)');
    expect(readFileSync(file).includes('the secret')).toBe(true);
    db.close();
    expect(readFileSync((await copyOf(file)).made).includes('the secret')).toBe(false);
  });

  it('holds what lies in the log of a process that was killed, and leaves both as they are', async () => {
    const file = notesFile('one');
    const { kill } = await processWith(file);
    await kill();
    const before = [file, `${file}-wal`].map((path) => readFileSync(path));
    const { contents } = await copyOf(file);
    expect(contents.rows).toEqual({ note: 2 });
    expect([file, `${file}-wal`].map((path) => readFileSync(path))).toEqual(before);
  });

  it('is of one moment, while another process writes thousands of rows', async () => {
    const { file, db } = openNotes();
    fill(db, 5);
    await using _ = await processWith(file, 'write');
    const before = contentsOf(db).rows.note ?? 0;
    const { contents, made } = await copyOf(file);
    const after = contentsOf(db).rows.note ?? 0;
    expect(contents.rows.note).toBeGreaterThanOrEqual(before);
    expect(after).toBeGreaterThan(contents.rows.note ?? 0);
    // Each row was written by itself, so that one moment has every row up to the last.
    const { db: copy } = openNotes(made);
    expect(copy.prepare('SELECT max(id) AS last FROM note').get()?.last).toBe(contents.rows.note);
    copy.close();
  });
});

describe('no copy is made', () => {
  const refused = async (source: string, sentence: RegExp) => {
    const made = join(folder(), 'made');
    await expect(copyDatabase(source, { made, pages: `${made}.copy`, to: made, kind: KIND })).rejects.toThrow(
      sentence,
    );
    expect(existsSync(`${made}.copy`)).toBe(false);
  };

  it('of a file that is not there', () => refused(join(folder(), 'none'), /none is not there\.$/));

  it('of a folder', () => refused(folder(), /is a folder/));

  it('of an empty file', async () => {
    const file = join(folder(), 'empty');
    writeFileSync(file, '');
    await refused(file, /is damaged/);
  });

  it('of something else', async () => {
    const file = join(folder(), 'diary');
    writeFileSync(file, 'Dear diary, '.repeat(1000));
    await refused(file, /not a database/);
  });

  it('of a database of another program', async () => {
    const file = join(folder(), 'other.sqlite');
    const db = new DatabaseSync(file);
    db.exec('CREATE TABLE cookie (x); PRAGMA user_version = 1');
    db.close();
    await refused(file, /other\.sqlite is not a file of notes\.$/);
  });

  it('of a newer version', async () => {
    const file = notesFile('one');
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 2');
    db.close();
    await refused(file, /newer Paperboy: update Paperboy/);
  });

  it('of a file that is damaged in its depth', async () => {
    const { file, db } = openNotes();
    fill(db, 4);
    db.close();
    await damagePages(file, 600, 3);
    await refused(file, /malformed|is damaged/);
  });
});
