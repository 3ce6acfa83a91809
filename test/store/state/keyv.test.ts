import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Driver } from '#store/state/driver.ts';
import { createStore, keyvAdapter } from '#store/state/memory/keyv.ts';
import { machineTime } from '#store/state/sqlite/boot.ts';
import { openSqlite } from '#store/state/sqlite/open.ts';
import { describeKeyvStorage } from '#test/contracts/keyv.ts';

let driver: Driver;

beforeEach(() => {
  driver = openSqlite(':memory:', machineTime());
});
afterEach(async () => {
  vi.useRealTimers();
  await driver.close();
});

describeKeyvStorage('over the state’s driver', () => keyvAdapter(driver));

describe('a store', () => {
  it('keeps its values for as long as it was told to', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const store = createStore<{ page: number }>(driver, 'sessions', 1_000);
    await store.set('a', { page: 1 });
    await store.set('b', { page: 2 }, 5_000);
    vi.setSystemTime(Date.now() + 1_001);
    expect(await store.get('a')).toBeUndefined();
    expect(await store.get('b')).toEqual({ page: 2 });
  });

  it('refuses to keep anything but text, which it could not give back', async () => {
    await expect(keyvAdapter(driver).set('key', { no: 'text' })).rejects.toThrow('keeps text');
  });
});

describe('a failure of the database is an error, never a missing key', () => {
  it.each([false, true])('with a listener for errors: %s', async (listens) => {
    const broken = () => Promise.reject(new Error('database is locked'));
    const locked = { ...driver, all: broken, get: broken, run: broken, transaction: broken };
    const store = createStore(locked, 'cache');
    const heard = vi.fn();
    if (listens) store.on('error', heard);
    await expect(store.get('key')).rejects.toThrow('database is locked');
    await expect(store.getMany(['key'])).rejects.toThrow('database is locked');
    await expect(store.has('key')).rejects.toThrow('database is locked');
    await expect(store.set('key', 'new')).rejects.toThrow('database is locked');
    await expect(store.setMany([{ key: 'key', value: 'new' }])).rejects.toThrow('database is locked');
    await expect(store.delete('key')).rejects.toThrow('database is locked');
    await expect(store.clear()).rejects.toThrow('database is locked');
    await expect(Array.fromAsync(store.iterator())).rejects.toThrow('database is locked');
  });

  it('after the file was closed', async () => {
    const store = createStore(driver, 'cache');
    await driver.close();
    await expect(store.get('key')).rejects.toThrow('The state is closed');
  });

  it('where a value is no JSON', async () => {
    const store = createStore(driver, 'cache');
    await store.set('key', 'value');
    await driver.run("UPDATE keyv SET value = '{half'");
    await expect(store.get('key')).rejects.toThrow('JSON');
  });
});
