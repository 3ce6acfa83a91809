import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { runBackup } from '#src/jobs/backup.ts';
import { runRestore } from '#src/jobs/restore.ts';
import { openArchive } from '#store/archive/archive.ts';
import { openDatabase } from '#store/sqlite.ts';
import { FIRST_STEPS } from '#store/state/sqlite/first-steps.ts';
import { openState } from '#store/state/state.ts';
import { dataWith, folder, stateOf, topicsIn } from './state-file.ts';

const clock = { now: () => Temporal.Instant.from('2026-11-28T09:00:00Z'), ticks: () => 0 };
const KEPT = 'state.sqlite.before-restore-2026-11-28T09-00-00-000Z';

async function restored(words: readonly string[], dataDir: string): Promise<string> {
  let written = '';
  await runRestore(words, {
    dataDir,
    clock,
    write: (text) => {
      written += text;
    },
  });
  return written;
}

async function backupOf(...topics: string[]): Promise<string> {
  const to = join(folder(), 'backup.sqlite');
  await runBackup([to], { dataDir: dataWith(...topics), write: () => undefined });
  return to;
}

describe('npm run restore', () => {
  it('puts a backup in the place of the state, and says what it did and what comes next', async () => {
    const dataDir = dataWith('diffusion');
    const backup = await backupOf('llm quantization');
    const [did, kept, next] = (await restored([backup], dataDir)).split('\n');
    expect(did).toBe(
      `${stateOf(dataDir)} is as ${backup} was: 0 subscriptions, 1 followed topic, 0 saved papers, 0 deliveries, checked.`,
    );
    expect(kept).toBe(`What was there before is kept as ${KEPT}, beside it.`);
    expect(next).toMatch(/^Start Paperboy: what it may have sent since the backup is looked for/);
    expect(topicsIn(dataDir)).toEqual(['llm quantization']);
  });

  it('makes the state look for what it may have sent since the backup, once', async () => {
    const dataDir = dataWith('diffusion');
    await restored([await backupOf('diffusion')], dataDir);
    for (const _ of ['first', 'second']) await (await openState(stateOf(dataDir))).close();
    const db = new DatabaseSync(stateOf(dataDir));
    expect(db.prepare('SELECT count(*) AS n FROM restored').get()?.n).toBe(1);
    db.close();
  });

  it('can be taken back by restoring what it kept', async () => {
    const dataDir = dataWith('diffusion');
    const backup = await backupOf('llm quantization');
    await restored([backup], dataDir);
    const elsewhere = folder();
    await restored([join(dataDir, KEPT)], elsewhere);
    expect(topicsIn(elsewhere)).toEqual(['diffusion']);
  });

  it('moves a state to a new machine', async () => {
    const dataDir = join(folder(), 'data');
    const written = await restored([await backupOf('diffusion')], dataDir);
    expect(written.split('\n')).toHaveLength(3);
    expect(topicsIn(dataDir)).toEqual(['diffusion']);
  });

  it('takes a backup that an earlier version made, which is brought up to date when it is opened', async () => {
    const old = join(folder(), 'old.sqlite');
    openDatabase({ file: old, migrations: FIRST_STEPS }).close();
    const dataDir = dataWith('diffusion');
    await restored([old], dataDir);
    expect(topicsIn(dataDir)).toEqual([]);
  });
});

describe('what cannot be restored is told in one sentence, and nothing is changed', () => {
  const diary = join(folder(), 'diary');
  writeFileSync(diary, 'Dear diary, '.repeat(1_000));
  const archive = join(folder(), 'archive.sqlite');
  beforeAll(() => openArchive(archive).close());
  const newer = stateOf(dataWith());
  const db = new DatabaseSync(newer);
  db.exec('PRAGMA user_version = 999');
  db.close();

  it.each([
    ['nothing', [], /^Name the backup to restore: type npm run restore -- FILE\.$/],
    ['an option', ['--archive'], /^Name the backup to restore/],
    ['two', ['a', 'b'], /^Name one backup/],
    ['what is not there', [join(folder(), 'none')], /none is not there\.$/],
    ['something else', [diary], /diary is damaged, or is no database: choose another backup/],
    ['an archive', [archive], /archive\.sqlite is not a state of Paperboy\.$/],
    ['what a newer Paperboy wrote', [newer], /newer Paperboy: update Paperboy/],
  ])('%s', async (_, words, sentence) => {
    const dataDir = dataWith('diffusion');
    await expect(restored(words, dataDir)).rejects.toThrow(sentence);
    expect(readdirSync(dataDir)).toEqual(['state.sqlite']);
    expect(topicsIn(dataDir)).toEqual(['diffusion']);
  });

  it('the state itself', async () => {
    const dataDir = dataWith('diffusion');
    await expect(restored([stateOf(dataDir)], dataDir)).rejects.toThrow(/is the state itself/);
  });

  it('anything, while the state is open', async () => {
    const dataDir = dataWith('diffusion');
    const open = new DatabaseSync(stateOf(dataDir));
    open.prepare('SELECT count(*) FROM follow').get();
    await expect(restored([await backupOf('llm quantization')], dataDir)).rejects.toThrow(
      /^Paperboy runs, or something else has .*state\.sqlite open: stop it, then restore\. Nothing was changed\.$/,
    );
    open.close();
    expect(topicsIn(dataDir)).toEqual(['diffusion']);
  });
});
