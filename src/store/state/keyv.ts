import { EventEmitter } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { Keyv, type KeyvStorageAdapter, type KeyvStorageEntry, keyvStorageCapability } from 'keyv';
import { transaction } from '../sqlite.ts';

/** The table of all stores in a file, for that file's migrations. */
export const KEYV_TABLE = `
  CREATE TABLE keyv (
    namespace TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, expires INTEGER,
    PRIMARY KEY (namespace, key)
  ) WITHOUT ROWID;
  CREATE INDEX keyv_expires ON keyv (expires) WHERE expires IS NOT NULL;
`;

// How many expired rows one write takes along: the table stays small without a timer, and no write waits long.
const SWEEP = 100;

/**
 * A store of JSON values by key, in its own namespace of a file that has KEYV_TABLE. It is for what may be lost or is
 * one whole document; `ttl` is in milliseconds. A failure of the file rejects: it never looks like a missing key.
 */
export function createStore<Value>(
  db: DatabaseSync,
  namespace: string,
  { ttl }: { readonly ttl?: number } = {},
): Keyv<Value> {
  const store = new Keyv<Value>({ store: keyvAdapter(db), namespace, ...(ttl ? { ttl } : {}) });
  // Keyv 6 has no throwOnErrors: it rejects only while nobody listens for "error". This listener comes first, so it always does.
  store.on('error', (error) => {
    throw error;
  });
  return store;
}

/** The storage that keyv asks for, over a file that has KEYV_TABLE. `clear` and `iterator` keep to the own namespace. */
export function keyvAdapter(db: DatabaseSync): KeyvStorageAdapter {
  const rows = table(db);
  const own = () => encode(adapter.namespace ?? null);
  const put = ({ key, value, expires }: KeyvStorageEntry) => rows.set(own(), encode(key), value, expires);
  const read = (key: string) => rows.get(own(), encode(key));
  const remove = (key: string) => rows.delete(own(), encode(key));
  // Keyv tells a full adapter by its async functions.
  const methods = {
    namespace: undefined as string | undefined,
    get: async (key: string) => read(key),
    getMany: async (keys: string[]) => keys.map(read),
    has: async (key: string) => read(key) !== undefined,
    hasMany: async (keys: string[]) => keys.map((key) => read(key) !== undefined),
    set: async (key: string, value: unknown, expires?: number) =>
      put({ key, value, ...(expires === undefined ? {} : { expires }) }),
    setMany: async (entries: KeyvStorageEntry[]) => transaction(db, () => entries.map(put)),
    delete: async (key: string) => remove(key),
    deleteMany: async (keys: string[]) => transaction(db, () => keys.map(remove)),
    clear: async () => rows.clear(own()),
    async *iterator() {
      for (const { key, value } of rows.all(own())) yield [JSON.parse(String(key)), value];
    },
  };
  const capabilities = keyvStorageCapability(methods);
  const adapter = Object.assign(new EventEmitter(), methods, {
    capabilities,
  }) as unknown as KeyvStorageAdapter;
  return adapter;
}

/** The rows, by encoded namespace and key. What has expired is not there, by keyv's own clock. */
function table(db: DatabaseSync) {
  const live = '(expires IS NULL OR expires > ?)';
  const get = db.prepare(`SELECT value FROM keyv WHERE namespace = ? AND key = ? AND ${live}`);
  const all = db.prepare(`SELECT key, value FROM keyv WHERE namespace = ? AND ${live} ORDER BY key`);
  const set = db.prepare('INSERT OR REPLACE INTO keyv (namespace, key, value, expires) VALUES (?, ?, ?, ?)');
  const remove = db.prepare(`DELETE FROM keyv WHERE namespace = ? AND key = ? AND ${live}`);
  const clear = db.prepare('DELETE FROM keyv WHERE namespace = ?');
  const sweep = db.prepare(
    `DELETE FROM keyv WHERE (namespace, key) IN
      (SELECT namespace, key FROM keyv WHERE expires <= ? ORDER BY expires LIMIT ${SWEEP})`,
  );
  return {
    get: (namespace: string, key: string) => get.get(namespace, key, Date.now())?.value as string | undefined,
    all: (namespace: string) => all.all(namespace, Date.now()),
    set(namespace: string, key: string, value: unknown, expires: number | undefined): boolean {
      if (typeof value !== 'string') throw new TypeError('a store keeps text: leave keyv its serialization');
      sweep.run(Date.now());
      return set.run(namespace, key, value, expires ?? null).changes > 0;
    },
    delete: (namespace: string, key: string) => remove.run(namespace, key, Date.now()).changes > 0,
    clear: (namespace: string) => void clear.run(namespace),
  };
}

/** A text for SQLite: JSON tells any two strings apart, also those with NUL or half a surrogate pair, which UTF-8 loses. */
function encode(text: string | null): string {
  return JSON.stringify(text);
}
