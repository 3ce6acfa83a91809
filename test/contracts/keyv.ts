import { Keyv, type KeyvStorageAdapter } from 'keyv';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/**
 * What keyv 6 asks of a storage. Keyv's own suite for version 6 is not in the registry; the newest there,
 * @keyv/test-suite 2.1.2, is for keyv 5 and brings vitest 4 and a native SQLite. `make` gives a storage without a
 * namespace, always over the data of the test that runs. Expiry is tried by moving Date, not by waiting.
 */
export function describeKeyvStorage(name: string, make: () => KeyvStorageAdapter): void {
  describe(`the keyv storage ${name}`, () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['Date'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('is one that keyv uses directly, not by way of its bridge for older ones', () => {
      const store = make();
      expect(store.capabilities).toMatchObject({ compatible: true, store: 'keyvStorage', expires: true });
      expect(new Keyv({ store }).store).toBe(store);
    });

    describe('one key', () => {
      it('gives back what was set, and the last of two', async () => {
        const store = make();
        expect(await store.set('key', 'one')).toBe(true);
        expect(await store.get('key')).toBe('one');
        expect(await store.set('key', 'two')).toBe(true);
        expect(await store.get('key')).toBe('two');
      });

      it('gives undefined for one that is not there', async () => {
        expect(await make().get('none')).toBeUndefined();
        expect(await make().has('none')).toBe(false);
      });

      it('says whether there was something to delete', async () => {
        const store = make();
        await store.set('key', 'value');
        expect(await store.has('key')).toBe(true);
        expect(await store.delete('key')).toBe(true);
        expect(await store.has('key')).toBe(false);
        expect(await store.get('key')).toBeUndefined();
        expect(await store.delete('key')).toBe(false);
      });

      it('is gone after clear', async () => {
        const store = make();
        await store.setMany([
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
        ]);
        expect(await store.clear()).toBeUndefined();
        expect(await store.getMany(['a', 'b'])).toEqual([undefined, undefined]);
      });
    });

    describe('many keys', () => {
      it('are set, read, asked for and deleted in the order given', async () => {
        const store = make();
        const entries = ['a', 'b', 'c'].map((key) => ({ key, value: `value of ${key}` }));
        expect(await store.setMany(entries)).toEqual([true, true, true]);
        expect(await store.getMany(['c', 'none', 'a'])).toEqual(['value of c', undefined, 'value of a']);
        expect(await store.hasMany(['none', 'b'])).toEqual([false, true]);
        expect(await store.deleteMany(['b', 'none'])).toEqual([true, false]);
        expect(await store.hasMany(['a', 'b', 'c'])).toEqual([true, false, true]);
      });

      it('may be none', async () => {
        const store = make();
        expect(await store.setMany([])).toEqual([]);
        expect(await store.getMany([])).toEqual([]);
        expect(await store.hasMany([])).toEqual([]);
        expect(await store.deleteMany([])).toEqual([]);
      });
    });

    describe('expiry', () => {
      it('ends a key at its instant, for every way of asking', async () => {
        const store = make();
        const expires = Date.now() + 500;
        await store.setMany([
          { key: 'short', value: '1', expires },
          { key: 'long', value: '2' },
        ]);
        vi.setSystemTime(expires - 1);
        expect(await store.getMany(['short', 'long'])).toEqual(['1', '2']);
        vi.setSystemTime(expires);
        expect(await store.get('short')).toBeUndefined();
        expect(await store.has('short')).toBe(false);
        expect(await store.getMany(['short', 'long'])).toEqual([undefined, '2']);
        expect(await store.hasMany(['short', 'long'])).toEqual([false, true]);
        expect(await keysOf(store)).toEqual(['long']);
        expect(await store.delete('short')).toBe(false);
      });

      it('takes one that has passed already, and gives nothing for it', async () => {
        const store = make();
        expect(await store.set('key', 'value', Date.now() - 1)).toBe(true);
        expect(await store.get('key')).toBeUndefined();
      });

      it('is forgotten when the key is set anew without one', async () => {
        const store = make();
        await store.set('key', 'one', Date.now() + 10);
        await store.set('key', 'two');
        vi.setSystemTime(Date.now() + 1_000);
        expect(await store.get('key')).toBe('two');
      });
    });

    describe('namespaces', () => {
      it('can be set and taken away', () => {
        const store = make();
        expect(store.namespace).toBeUndefined();
        store.namespace = 'space';
        expect(store.namespace).toBe('space');
        store.namespace = undefined;
        expect(store.namespace).toBeUndefined();
      });

      it('keep get, delete, clear and iterator to themselves', async () => {
        const [one, other, none] = [named(make(), 'one'), named(make(), 'other'), make()];
        for (const store of [one, other, none]) await store.set('key', String(store.namespace));
        expect(await one.get('key')).toBe('one');
        expect(await one.delete('key')).toBe(true);
        expect(await keysOf(one)).toEqual([]);
        expect(await other.get('key')).toBe('other');
        await one.clear();
        expect(await keysOf(other)).toEqual(['key']);
        expect(await none.get('key')).toBe('undefined');
      });

      it('never run into a key', async () => {
        const [guild, longer] = [named(make(), 'guild'), named(make(), 'guild:1')];
        await guild.set('1:2', 'mine');
        expect(await longer.get('2')).toBeUndefined();
        await longer.clear();
        expect(await guild.get('1:2')).toBe('mine');
      });
    });

    it('iterates over all pairs, and over none', async () => {
      const store = make();
      expect(await keysOf(store)).toEqual([]);
      await store.setMany(['b', 'a'].map((key) => ({ key, value: key })));
      expect(new Set(await keysOf(store))).toEqual(new Set(['a', 'b']));
    });

    it('tells strange keys and namespaces apart', async () => {
      const strange = [
        "'",
        '"',
        '%',
        '_',
        'a\u0000b',
        'a\u0000c',
        '\ud800',
        '\udc00',
        'ä',
        'a\u0308',
        ' ',
        'null',
      ];
      for (const key of strange) await named(make(), key).set(key, key);
      for (const key of strange) expect(await keysOf(named(make(), key))).toEqual([key]);
      expect(await keysOf(make())).toEqual([]);
    });

    it('keeps any JSON value under keyv', async () => {
      const keyv = new Keyv({ store: make(), namespace: 'values' });
      for (const value of [false, null, 0, '', 'it\'s "quoted"', { a: [1, { b: 'ß\u{1f4f0}' }] }]) {
        expect(await keyv.set('key', value)).toBe(true);
        expect(await keyv.get('key')).toEqual(value);
      }
    });
  });
}

function named(store: KeyvStorageAdapter, namespace: string): KeyvStorageAdapter {
  store.namespace = namespace;
  return store;
}

async function keysOf(store: KeyvStorageAdapter): Promise<unknown[]> {
  const keys: unknown[] = [];
  for await (const [key] of store.iterator?.() ?? []) keys.push(key);
  return keys;
}
