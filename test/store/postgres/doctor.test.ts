import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDatabase } from '#src/jobs/doctor/database.ts';
import { openPostgresState } from '#store/state/postgres/open.ts';
import { channel, owe } from '#test/fakes/state.ts';
import { freshName, onServer, SERVER, urlOf } from './database.ts';

describe.skipIf(!SERVER)('the doctor, where the state is in a database', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'paperboy-doctor-'));

  it('says what the database holds, and lets the checks of chats read it', async () => {
    const name = freshName();
    await onServer(`CREATE DATABASE ${name}`);
    const dataDir = folder();
    const empty = await findDatabase(urlOf(name), dataDir);
    expect(empty.lines.map(({ line }) => line)).toEqual([
      expect.stringMatching(
        /\(PostgreSQL \d+\.\d+\) is empty: Paperboy makes its tables at its first start\.$/,
      ),
    ]);
    await empty.looked?.[Symbol.asyncDispose]();
    const state = await openPostgresState(urlOf(name));
    await owe(state, channel('c'));
    await state.close();
    writeFileSync(join(dataDir, 'state.sqlite'), 'of before');
    const { lines, looked } = await findDatabase(urlOf(name), dataDir);
    expect(lines.map(({ line }) => line)).toEqual([
      expect.stringMatching(/is in order: 1 subscription, 0 followed topics, 0 saved papers, 1 delivery\.$/),
      expect.stringMatching(/state\.sqlite is not used, since DATABASE_URL is set\.$/),
    ]);
    expect(await looked?.state?.channels('fake')).toEqual([channel('c')]);
    await looked?.[Symbol.asyncDispose]();
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  it('says in a line why it cannot be used', async () => {
    const { lines, looked } = await findDatabase('postgres://ann:hush-hush@127.0.0.1:1/x', folder());
    expect(lines).toEqual([
      { ok: false, line: 'The database x on 127.0.0.1:1 cannot be reached (ECONNREFUSED).' },
    ]);
    expect(looked).toBeUndefined();
  });
});
