import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyDatabase } from '#store/file/copy-database.ts';
import { restoreFile } from '#store/file/restore-file.ts';
import { watchFile } from '#store/file/watch-file.ts';
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

const NOW = new Date('2026-11-28T09:00:00.000Z');
const KEPT = '.before-restore-2026-11-28T09-00-00-000Z';

async function backupOf(...texts: string[]): Promise<string> {
  const made = join(folder(), 'backup');
  await copyDatabase(notesFile(...texts), { made, pages: `${made}.copy`, to: made, kind: KIND });
  return made;
}

const restore = (file: string, backup: string) => restoreFile(file, { backup, kind: KIND, now: NOW });

/** Restores in a process of its own, which is killed in place of its Nth change; whether it came to its end. */
async function restoredUntil(change: number, file: string, backup: string): Promise<boolean> {
  const [preload, script] = ['killed-at.ts', 'restore-process.ts'].map((name) =>
    join(import.meta.dirname, name),
  );
  const child = spawn(process.execPath, ['--import', `${preload}`, `${script}`, file, backup], {
    env: { ...process.env, KILLED_AT: String(change) },
    stdio: 'inherit',
  });
  const [code, signal] = await once(child, 'exit');
  expect([code, signal]).toEqual(code === null ? [null, 'SIGKILL'] : [0, null]);
  return code === 0;
}

describe('a backup that is restored', () => {
  it('takes the place of the file, which is kept beside it with all of its log', async () => {
    const file = notesFile('new');
    await (await processWith(file)).kill();
    chmodSync(file, 0o644);
    const { kept, contents } = await restore(file, await backupOf('old'));
    expect(kept).toBe(file + KEPT);
    expect(contents.rows).toEqual({ note: 1 });
    expect(readdirSync(dirname(file)).sort()).toEqual(['notes.sqlite', `notes.sqlite${KEPT}`]);
    expect(modeOf(file)).toEqual([1, 1]);
    expect(notesIn(file)).toEqual(['old']);
    expect(statSync(file + KEPT).mode & 0o777).toBe(0o600);
    expect(notesIn(file + KEPT)).toEqual(['new', 'of another process']);
  });

  it('appears where nothing was, with its folder', async () => {
    const file = join(folder(), 'data', 'notes.sqlite');
    const { kept } = await restore(file, await backupOf('old'));
    expect(kept).toBeUndefined();
    expect(notesIn(file)).toEqual(['old']);
  });

  it('may be what an earlier restore kept', async () => {
    const file = notesFile('new');
    await restore(file, await backupOf('old'));
    await restoreFile(file, { backup: file + KEPT, kind: KIND, now: new Date() });
    expect(notesIn(file)).toEqual(['new']);
  });

  it('may be a copy of file and log that somebody made by hand', async () => {
    const file = notesFile('first');
    await (await processWith(file)).kill();
    const copy = join(folder(), 'copy');
    for (const end of ['', '-wal']) copyFileSync(file + end, copy + end);
    await restore(file, copy);
    expect(notesIn(file)).toEqual(['first', 'of another process']);
  });

  it.each([
    ['damaged', (file: string) => damagePages(file, 0, 2)],
    ['cut off', (file: string) => truncateSync(file, 5_000)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['something else', (file: string) => writeFileSync(file, 'Dear diary, '.repeat(1_000))],
  ])('takes the place of a file that is %s, which is kept as it was', async (_, spoil) => {
    const file = notesFile('new');
    await spoil(file);
    const { size } = statSync(file);
    await restore(file, await backupOf('old'));
    expect(statSync(file + KEPT).size).toBe(size);
    expect(notesIn(file)).toEqual(['old']);
  });

  it('is not mixed with the log of a file that is gone, which is kept, too', async () => {
    const file = notesFile('new');
    await (await processWith(file)).kill();
    rmSync(file);
    const { kept } = await restore(file, await backupOf('old'));
    expect(notesIn(file)).toEqual(['old']);
    expect(existsSync(`${kept}-wal`)).toBe(true);
  });
});

describe('nothing is restored', () => {
  it('while a process has the file open, even one that does nothing', async () => {
    const file = notesFile('new');
    await using _ = await processWith(file);
    await expect(restore(file, await backupOf('old'))).rejects.toMatchObject({ errcode: 5 });
    expect(notesIn(file)).toEqual(['new', 'of another process']);
    expect(readdirSync(dirname(file)).sort()).toEqual([
      'notes.sqlite',
      'notes.sqlite-shm',
      'notes.sqlite-wal',
    ]);
  });

  // SQLite cannot tell then, Linux can.
  it.runIf(process.platform === 'linux').each([
    ['damaged', (file: string) => damagePages(file, 0, 2)],
    ['gone', (file: string) => rmSync(file)],
  ])('while a process has a file open that is %s', async (_, spoil) => {
    const file = notesFile('new');
    await using running = await processWith(file);
    truncateSync(`${file}-wal`, 0);
    await spoil(file);
    const backup = await backupOf('old');
    await expect(restore(file, backup)).rejects.toMatchObject({ errcode: 5 });
    await running.kill();
    await restore(file, backup);
    expect(notesIn(file)).toEqual(['old']);
  });

  it('from a backup that is damaged', async () => {
    const { file: spoiled, db } = openNotes();
    fill(db, 2);
    db.close();
    await damagePages(spoiled, 200, 3);
    const file = notesFile('new');
    await expect(restore(file, spoiled)).rejects.toThrow();
    expect(readdirSync(dirname(file))).toEqual(['notes.sqlite']);
    expect(notesIn(file)).toEqual(['new']);
  });
});

describe('killed with -9', { timeout: 120_000 }, () => {
  /** What a process that was killed leaves: a file, and what it wrote last in the log. */
  async function crashed(): Promise<string> {
    const file = notesFile('new');
    await (await processWith(file)).kill();
    return file;
  }

  /** A restore over a copy of a file and its log for each step at which it can be killed, and one that is not. */
  async function killedAtEachStep(before: string, backup: string): Promise<string[]> {
    const files: string[] = [];
    for (let change = 1, ended = false; !ended; change++) {
      const file = join(folder(), 'notes.sqlite');
      for (const end of ['', '-wal']) copyFileSync(before + end, file + end);
      ended = await restoredUntil(change, file, backup);
      files.push(file);
    }
    return files;
  }

  it('at any step it leaves the old file or the new one, whole, and nothing that is mixed', async () => {
    const files = await killedAtEachStep(await crashed(), await backupOf('old'));
    const outcomes = files.map((file) => notesIn(file).join(' + '));
    const [before, after] = ['new + of another process', 'old'];
    expect(new Set(outcomes)).toEqual(new Set([before, after]));
    expect(outcomes.lastIndexOf(before)).toBeLessThan(outcomes.indexOf(after));
    expect(outcomes.length).toBeGreaterThan(6);
    // What was half made is gone once the file has been opened.
    expect(
      files.flatMap((file) => readdirSync(dirname(file))).filter((name) => /\.\d+\./.test(name)),
    ).toEqual([]);
  });

  it('also where the old file is damaged, and its log is left', async () => {
    const before = await crashed();
    await damagePages(before, 0, 2);
    // Its first page is in the log, from where SQLite would take it.
    truncateSync(`${before}-wal`, 1_000);
    const backup = await backupOf('old');
    for (const file of await killedAtEachStep(before, backup)) {
      if (modeOf(file).some((byte) => byte !== 1))
        expect((await restore(file, backup)).kept).toBe(file + KEPT);
      expect(notesIn(file)).toEqual(['old']);
    }
  });
});

it('a process that was there all the same has no part in the new file, and notices', async () => {
  const { file, db } = openNotes();
  note(db, 'new');
  const watch = watchFile(file);
  const backup = await backupOf('old');
  // What a restore does in the moment after it found nobody there.
  renameSync(backup, file);
  for (const end of ['-wal', '-shm']) renameSync(file + end, `${file}.kept${end}`);
  note(db, 'too late');
  expect(watch.trouble()).toMatch(/was replaced under Paperboy/);
  expect(notesIn(file)).toEqual(['old']);
  db.close();
  expect(notesIn(file)).toEqual(['old']);
});
