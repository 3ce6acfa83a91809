import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '#store/sqlite.ts';
import { createStore, KEYV_TABLE, keyvAdapter } from '#store/state/keyv.ts';
import { describeKeyvStorage } from '#test/contracts/keyv.ts';

let db: DatabaseSync;

beforeEach(() => {
  db = openDatabase({ file: ':memory:', migrations: [KEYV_TABLE] });
});
afterEach(() => {
  vi.useRealTimers();
  if (db.isOpen) db.close();
});

describeKeyvStorage('over node:sqlite', () => keyvAdapter(db));

function rows(): number {
  return Number(db.prepare('SELECT count(*) AS n FROM keyv').get()?.n);
}

describe('a store', () => {
  it('keeps its values for as long as it was told to', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const store = createStore<{ page: number }>(db, 'sessions', { ttl: 1_000 });
    await store.set('a', { page: 1 });
    await store.set('b', { page: 2 }, 5_000);
    vi.setSystemTime(Date.now() + 1_001);
    expect(await store.get('a')).toBeUndefined();
    expect(await store.get('b')).toEqual({ page: 2 });
  });

  it('outlives the program', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'paperboy-keyv-')), 'state.sqlite');
    const first = openDatabase({ file, migrations: [KEYV_TABLE] });
    await createStore(first, 'slack').set('installation', { token: 'none' });
    first.close();
    const second = openDatabase({ file, migrations: [KEYV_TABLE] });
    expect(await createStore(second, 'slack').get('installation')).toEqual({ token: 'none' });
    second.close();
  });

  it('is swept of what has expired in any namespace by the next write', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    for (const name of ['one', 'other']) await createStore(db, name).set('short', 1, 10);
    await createStore(db, 'one').set('long', 1);
    vi.setSystemTime(Date.now() + 11);
    expect(rows()).toBe(3);
    await createStore(db, 'third').set('new', 1);
    expect(rows()).toBe(2);
  });

  it('refuses to keep anything but text, which it could not give back', async () => {
    await expect(keyvAdapter(db).set('key', { no: 'text' })).rejects.toThrow('keeps text');
  });
});

describe('a failure of the file is an error, never a missing key', () => {
  function locked() {
    const file = join(mkdtempSync(join(tmpdir(), 'paperboy-keyv-')), 'state.sqlite');
    openDatabase({ file, migrations: [KEYV_TABLE] }).close();
    // Without WAL and without waiting, a writer elsewhere locks readers out at once.
    const other = new DatabaseSync(file);
    other.exec('PRAGMA journal_mode = DELETE');
    const mine = new DatabaseSync(file, { timeout: 0 });
    return { mine, other, store: createStore(mine, 'cache') };
  }

  it.each([false, true])(
    'while another program holds the lock, with a listener for errors: %s',
    async (listens) => {
      const { mine, other, store } = locked();
      await store.set('key', 'value');
      const heard = vi.fn();
      if (listens) store.on('error', heard);
      other.exec('BEGIN EXCLUSIVE');
      await expect(store.get('key')).rejects.toThrow('database is locked');
      await expect(store.getMany(['key'])).rejects.toThrow('database is locked');
      await expect(store.has('key')).rejects.toThrow('database is locked');
      await expect(store.set('key', 'new')).rejects.toThrow('database is locked');
      await expect(store.setMany([{ key: 'key', value: 'new' }])).rejects.toThrow('database is locked');
      await expect(store.delete('key')).rejects.toThrow('database is locked');
      await expect(store.clear()).rejects.toThrow('database is locked');
      await expect(Array.fromAsync(store.iterator())).rejects.toThrow('database is locked');
      other.exec('ROLLBACK');
      expect(await store.get('key')).toBe('value');
      for (const each of [mine, other]) each.close();
    },
  );

  it('after the file was closed', async () => {
    const store = createStore(db, 'cache');
    db.close();
    await expect(store.get('key')).rejects.toThrow('finalized');
  });

  it('where a value is no JSON', async () => {
    const store = createStore(db, 'cache');
    await store.set('key', 'value');
    db.exec("UPDATE keyv SET value = '{half'");
    await expect(store.get('key')).rejects.toThrow('JSON');
  });
});
