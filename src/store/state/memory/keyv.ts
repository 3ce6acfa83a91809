import { EventEmitter } from 'node:events';
import { Keyv, type KeyvStorageAdapter, type KeyvStorageEntry, keyvStorageCapability } from 'keyv';
import type { Driver, Queries } from '../driver.ts';

// What has expired is not there, by keyv's own clock.
const LIVE = '(expires IS NULL OR expires > :now)';
const GET = `SELECT value FROM keyv WHERE namespace = :namespace AND key = :key AND ${LIVE}`;
const ALL = `SELECT key, value FROM keyv WHERE namespace = :namespace AND ${LIVE} ORDER BY key`;
const SET = `INSERT INTO keyv (namespace, key, value, expires) VALUES (:namespace, :key, :value, :expires)
  ON CONFLICT (namespace, key) DO UPDATE SET value = excluded.value, expires = excluded.expires`;
const REMOVE = `DELETE FROM keyv WHERE namespace = :namespace AND key = :key AND ${LIVE}`;
const CLEAR = 'DELETE FROM keyv WHERE namespace = :namespace';
const DROP = 'DELETE FROM keyv WHERE namespace = :namespace AND key = :key';
const DROP_OLD = 'DELETE FROM keyv WHERE expires <= :now';

/**
 * A store of JSON values by key, in a namespace of its own. It is for what may be lost or is one whole document, and
 * holds nothing about people; `ttl` is in milliseconds. A failure of the file rejects: it never looks like a missing key.
 */
export function createStore<Value>(driver: Driver, namespace: string, ttl?: number): Keyv<Value> {
  const store = new Keyv<Value>({ store: keyvAdapter(driver), namespace, ...(ttl ? { ttl } : {}) });
  // Keyv 6 has no throwOnErrors: it rejects only while nobody listens for "error". This listener comes first, so it always does.
  store.on('error', (error) => {
    throw error;
  });
  return store;
}

/** Deletes a value of a store by the queries of a transaction; how many there were. */
export async function dropValue(queries: Queries, namespace: string, key: string): Promise<number> {
  return queries.run(DROP, { namespace: encode(namespace), key: encode(key) });
}

export async function dropExpired(queries: Queries, now: number): Promise<void> {
  await queries.run(DROP_OLD, { now });
}

/** The storage that keyv asks for. `clear` and `iterator` keep to the own namespace. */
export function keyvAdapter(driver: Driver): KeyvStorageAdapter {
  const own = () => ({ namespace: encode(adapter.namespace ?? null) });
  const live = (key: string) => ({ ...own(), key: encode(key), now: Date.now() });
  const read = async (key: string) => (await driver.get(GET, live(key)))?.value as string | undefined;
  const put = async (queries: Queries, { key, value, expires }: KeyvStorageEntry) => {
    if (typeof value !== 'string') throw new TypeError('a store keeps text: leave keyv its serialization');
    return (await queries.run(SET, { ...own(), key: encode(key), value, expires: expires ?? null })) > 0;
  };
  const remove = async (queries: Queries, key: string) => (await queries.run(REMOVE, live(key))) > 0;
  // Keyv recognizes a full adapter by its async functions.
  const methods = {
    namespace: undefined as string | undefined,
    get: async (key: string) => read(key),
    getMany: async (keys: string[]) => Promise.all(keys.map(read)),
    has: async (key: string) => (await read(key)) !== undefined,
    hasMany: async (keys: string[]) =>
      (await Promise.all(keys.map(read))).map((value) => value !== undefined),
    set: async (key: string, value: unknown, expires?: number) =>
      put(driver, { key, value, ...(expires === undefined ? {} : { expires }) }),
    setMany: async (entries: KeyvStorageEntry[]) =>
      driver.transaction((transaction) => inTurn(entries, (entry) => put(transaction, entry))),
    delete: async (key: string) => remove(driver, key),
    deleteMany: async (keys: string[]) =>
      driver.transaction((transaction) => inTurn(keys, (key) => remove(transaction, key))),
    clear: async () => {
      await driver.run(CLEAR, own());
    },
    async *iterator() {
      const rows = await driver.all(ALL, { ...own(), now: Date.now() });
      for (const { key, value } of rows) yield [JSON.parse(String(key)), value];
    },
  };
  const capabilities = keyvStorageCapability(methods);
  const adapter = Object.assign(new EventEmitter(), methods, {
    capabilities,
  }) as unknown as KeyvStorageAdapter;
  return adapter;
}

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<boolean>): Promise<boolean[]> {
  const done: boolean[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

/** A text for the database: JSON tells any two strings apart, also those with NUL or half a surrogate pair, which UTF-8 loses. */
function encode(text: string | null): string {
  return JSON.stringify(text);
}
