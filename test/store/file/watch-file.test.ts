import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { SetupError } from '#core/errors.ts';
import { watchFile } from '#store/file/watch-file.ts';
import { damagePages, fill, openNotes } from './database.ts';

/** A file that is open and watched, by a clock that is moved by hand. */
function watched() {
  const { file, db } = openNotes();
  let now = 0;
  const watch = watchFile(file, () => now);
  const later = (ms: number) => {
    now += ms;
  };
  return { file, db, watch, later };
}

describe('a file that is open', () => {
  it('has no trouble while it is used', () => {
    const { db, watch, later } = watched();
    fill(db, 1);
    later(1_000);
    expect(watch.trouble()).toBeUndefined();
  });

  it.each(['', '-wal', '-shm'])('is missed once its %j is deleted', (end) => {
    const { file, watch, later } = watched();
    expect(watch.trouble()).toBeUndefined();
    rmSync(file + end);
    later(1_000);
    expect(watch.trouble()).toBe(
      `${file}${end} was deleted or moved away under Paperboy, and nothing is sent: put it back, or stop Paperboy, put a backup in its place with npm run restore, and start it again.`,
    );
  });

  it('is well again when it is put back', () => {
    const { file, watch, later } = watched();
    renameSync(file, `${file}.away`);
    expect(watch.trouble()).toMatch(/moved away/);
    renameSync(`${file}.away`, file);
    later(1_000);
    expect(watch.trouble()).toBeUndefined();
  });

  it('is not taken for another one that was put in its place', () => {
    const { file, watch } = watched();
    writeFileSync(`${file}.other`, 'x');
    renameSync(`${file}.other`, file);
    expect(watch.trouble()).toMatch(/was replaced under Paperboy.*: stop Paperboy and start it again\.$/);
  });

  it('is looked at once a second, however often somebody asks', () => {
    const { file, watch, later } = watched();
    expect(watch.trouble()).toBeUndefined();
    rmSync(file);
    later(999);
    expect(watch.trouble()).toBeUndefined();
    later(1);
    expect(watch.trouble()).toMatch(/was deleted/);
  });
});

describe('damage', () => {
  it.each([11, 26, 267, 8458])('that a statement failed with (%i) counts until the end', (errcode) => {
    const { watch, file } = watched();
    watch.report(
      new SetupError('file-damaged', 'as it was told', { cause: Object.assign(new Error('x'), { errcode }) }),
    );
    expect(watch.trouble()).toMatch(`${file} is damaged, and nothing is sent: stop Paperboy`);
  });

  it.each([5, 13, 778])('is not what result code %i says', (errcode) => {
    const { watch } = watched();
    watch.report(Object.assign(new Error('x'), { errcode }));
    expect(watch.trouble()).toBeUndefined();
  });

  it('in the depth of a large file is found beside', async () => {
    const { file, db } = openNotes();
    fill(db, 71);
    db.close();
    expect(statSync(file).size).toBeGreaterThan(71_000_000);
    await damagePages(file, 10_000, 40);
    const { db: opened } = openNotes(file);
    const watch = watchFile(file);
    expect(watch.trouble()).toBeUndefined();
    await vi.waitUntil(() => watch.trouble(), { timeout: 20_000 });
    expect(watch.trouble()).toMatch(/is damaged, and nothing is sent/);
    watch.close();
    opened.close();
    expect(existsSync(file)).toBe(true);
  });

  it('of a file in memory is taken in, too', () => {
    const watch = watchFile(':memory:');
    expect(watch.trouble()).toBeUndefined();
    watch.report(Object.assign(new Error('x'), { errcode: 11 }));
    expect(watch.trouble()).toMatch(/damaged/);
    watch.close();
  });
});
