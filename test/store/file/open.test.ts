import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import { damagePages, folder, modeOf, note, notesFile, openNotes, processWith, textsOf } from './database.ts';

const permissions = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('what is private', () => {
  it('is in a folder and in files that only their owner can read', () => {
    const { file } = openNotes(join(folder(), 'data', 'notes.sqlite'));
    expect(permissions(dirname(file))).toBe('700');
    for (const end of ['', '-wal', '-shm']) expect(permissions(file + end)).toBe('600');
  });

  it('is taken from others where it was open to them', async () => {
    const file = notesFile('mine');
    const { kill } = await processWith(file);
    await kill();
    const paths = [file, `${file}-wal`, `${file}-shm`];
    for (const path of paths) chmodSync(path, 0o644);
    openNotes(file);
    expect(paths.map(permissions)).toEqual(['600', '600', '600']);
  });

  it('leaves a folder as it was found', () => {
    const data = folder();
    chmodSync(data, 0o755);
    openNotes(join(data, 'notes.sqlite'));
    expect(permissions(data)).toBe('755');
  });

  it.each([true, false])('and deleted leaves nothing in the file: secure_delete %s', (secureDelete) => {
    const { file, db } = openNotes(undefined, { secureDelete });
    note(db, 'the secret of somebody who left', 'another');
    db.exec('PRAGMA wal_checkpoint(TRUNCATE); DELETE FROM note WHERE id = 1');
    db.close();
    expect(readFileSync(file).includes('the secret')).toBe(!secureDelete);
  });
});

describe('a backup that was put in place by hand', () => {
  /** A file without a log, as a backup is. */
  function backupOf(...texts: string[]): string {
    const copy = join(folder(), 'backup');
    const db = new DatabaseSync(notesFile(...texts));
    db.prepare('VACUUM INTO ?').run(copy);
    db.close();
    expect(modeOf(copy)).toEqual([1, 1]);
    return copy;
  }

  /** Opens a file; how often it was taken for a backup, and what was warned of. */
  function opened(file: string) {
    const heard: string[] = [];
    let restored = 0;
    const whenRestored = (db: DatabaseSync) => {
      expect(db.isTransaction).toBe(true);
      restored++;
    };
    const { db } = openNotes(file, { whenRestored, warn: (sentence) => heard.push(sentence) });
    const texts = textsOf(db);
    db.close();
    return { restored, heard, texts };
  }

  it('is told from a file that was in use, once', () => {
    const file = join(folder(), 'notes.sqlite');
    copyFileSync(backupOf('old'), file);
    expect(opened(file)).toEqual({ restored: 1, heard: [], texts: ['old'] });
    expect(opened(file)).toEqual({ restored: 0, heard: [], texts: ['old'] });
  });

  it('is told again where the first opening was interrupted', () => {
    const file = join(folder(), 'notes.sqlite');
    copyFileSync(backupOf('old'), file);
    const whenRestored = () => {
      throw new Error('killed');
    };
    expect(() => openNotes(file, { whenRestored })).toThrow('killed');
    expect(opened(file).restored).toBe(1);
  });

  it('a new file is not', () => {
    expect(opened(join(folder(), 'notes.sqlite')).restored).toBe(0);
  });

  it('a file whose last user was killed is not, and its log is its own', async () => {
    const file = notesFile('first');
    const { kill } = await processWith(file);
    await kill();
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    expect(opened(file)).toEqual({ restored: 0, heard: [], texts: ['first', 'of another process'] });
  });

  it('is not mixed with the log of the file before', async () => {
    const file = notesFile('first');
    const backup = backupOf('old', 'older');
    const { kill } = await processWith(file);
    await kill();
    copyFileSync(backup, file);
    const { texts, heard, restored } = opened(file);
    expect({ texts, restored }).toEqual({ texts: ['old', 'older'], restored: 1 });
    const stray = readdirSync(dirname(file)).filter((name) => name.includes('stray'));
    expect(stray).toHaveLength(1);
    expect(heard).toEqual([
      `A log that is not of ${file} lay beside it and is now ${join(dirname(file), stray[0] ?? '')}: delete it where all is well.`,
    ]);
  });

  it('a file whose first page broke in a power cut is not, and is mended from its log', async () => {
    const { file, db } = openNotes();
    note(db, 'first');
    db.exec('PRAGMA application_id = 7');
    const after = join(folder(), 'notes.sqlite');
    for (const end of ['', '-wal']) copyFileSync(file + end, after + end);
    await damagePages(after, 0, 1);
    expect(opened(after)).toEqual({ restored: 0, heard: [], texts: ['first'] });
  });

  it('is refused while a process still has the one before open', async () => {
    const file = notesFile('first');
    const backup = backupOf('old');
    await using _ = await processWith(file);
    copyFileSync(backup, file);
    expect(() => openNotes(file, { busyMs: 0 })).toThrow(/is in use by another program/);
    expect(existsSync(`${file}-wal`)).toBe(true);
  });
});

describe('what a killed process left', () => {
  const NOBODY = 4_194_304;

  it.each([
    ['new', true],
    ['0.new', true],
    ['12.look', true],
    ['copy', true],
    ['copy-journal', true],
    ['look-wal', true],
    ['mine', false],
  ])('beside a file under .PID.%s is swept: %s', (end, swept) => {
    const file = notesFile('first');
    const left = `${file}.${NOBODY}.${end}`;
    writeFileSync(left, 'half');
    openNotes(file);
    expect(existsSync(left)).toBe(!swept);
  });

  it('is left while its process runs', () => {
    const file = notesFile('first');
    const left = `${file}.${process.ppid}.new`;
    writeFileSync(left, 'half');
    openNotes(file);
    expect(existsSync(left)).toBe(true);
  });

  it('is known by its age where the number is our own, as in a container', () => {
    const file = notesFile('first');
    const [before, mine] = [`${file}.${process.pid}.0.new`, `${file}.${process.pid}.0.copy`];
    for (const path of [before, mine]) writeFileSync(path, 'half');
    const changed = (path: string) => statSync(path).ctimeMs;
    // A file system's clock has coarser steps than ours.
    while (changed(mine) < changed(before) + 2) writeFileSync(mine, 'half');
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now });
    // As if we had been started between the two.
    vi.spyOn(process, 'uptime').mockReturnValue((now - (changed(before) + changed(mine)) / 2) / 1_000);
    openNotes(file);
    expect([before, mine].map((path) => existsSync(path))).toEqual([false, true]);
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('of another file is none of our business', () => {
    const file = notesFile('first');
    const other = join(dirname(file), `other-${basename(file)}.${NOBODY}.new`);
    writeFileSync(other, 'half');
    openNotes(file);
    expect(existsSync(other)).toBe(true);
  });
});
