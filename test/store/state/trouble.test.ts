import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#store/sqlite.ts';
import { FUNCTIONS, STEPS } from '#store/state/sqlite/migrations.ts';
import { openState } from '#store/state/state.ts';
import { damagePages, folder } from '#test/store/file/database.ts';

/** A state of more megabytes than SQLite keeps in memory, closed. */
function largeState(): string {
  const file = join(folder(), 'state.sqlite');
  const db = openDatabase({ file, migrations: STEPS, functions: FUNCTIONS });
  db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    INSERT INTO follow (owner, key, topic, level, owner_data, platform, workspace)
    SELECT 'owner ' || i, 'a topic', hex(randomblob(50)), 'normal', '{}', 'discord', 'server ' || hex(randomblob(150)) FROM n`);
  db.close();
  return file;
}

describe('the state is in trouble, so that nothing is planned or sent', () => {
  it('once a statement has found damage, until it is opened again', async () => {
    const file = largeState();
    const state = await openState(file);
    expect(state.trouble()).toBeUndefined();
    await damagePages(file, 60, statSync(file).size / 4096 - 60);
    await expect(state.workspaces('discord')).rejects.toThrow(/is damaged/);
    expect(state.trouble()).toMatch(/state\.sqlite is damaged, and nothing is sent: stop Paperboy/);
    await state.close();
    await expect(openState(file)).rejects.toThrow(/is damaged: put a backup in its place/);
  });

  it('once its file is gone', async () => {
    const file = largeState();
    const state = await openState(file);
    rmSync(file);
    expect(state.trouble()).toMatch(/was deleted or moved away under Paperboy, and nothing is sent/);
    await state.close();
  });
});
