import type { Admins } from '#core/admins.ts';
import type { Lease } from '#core/delivery/leases.ts';
import type { Forgotten, Ledger } from '#core/delivery/ledger.ts';
import type { Follows } from '#core/follows.ts';
import type { SavedPapers } from '#core/saved.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { guarded, openDatabase } from '../sqlite.ts';
import { ADMIN_TABLE, sqliteAdmins } from './admins.ts';
import { FOLLOW_TABLES } from './follow-tables.ts';
import { sqliteFollows } from './follows.ts';
import { forgetRows } from './forget.ts';
import { createStore, KEYV_TABLE } from './keyv.ts';
import { LEASE_TABLE, sqliteLease } from './leases.ts';
import { openLedger } from './ledger.ts';
import { SAVED_TABLE, sqliteSaved } from './saved.ts';
import { MIGRATIONS } from './state-tables.ts';
import { SUBSCRIPTION_TABLE, sqliteSubscriptions } from './subscriptions.ts';

/** What people told us and what was sent: precious, so that every commit outlives a power cut. */
export interface StateStore {
  readonly follows: Follows;
  readonly saved: SavedPapers;
  readonly admins: Admins;
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly lease: Lease;
  /** A store of small JSON values that are forgotten after `ttl` milliseconds, or never. */
  remember(namespace: string, ttl?: number): ReturnType<typeof createStore>;
  /** Deletes every row of theirs in one transaction; the number of rows. */
  forget(whose: Forgotten): Promise<number>;
  close(): void;
}

// A delivery that has to wait is tried again; the event loop must not stand still for it.
const BUSY_MS = 500;

const TABLES = [
  ...MIGRATIONS,
  FOLLOW_TABLES,
  SUBSCRIPTION_TABLE,
  KEYV_TABLE,
  LEASE_TABLE,
  SAVED_TABLE,
  ADMIN_TABLE,
];

/** Opens the state in a file, or in memory for `:memory:`. */
export function openState(file: string): StateStore {
  const db = openDatabase({ file, migrations: TABLES, durable: true, busyMs: BUSY_MS });
  return {
    follows: sqliteFollows(db, file),
    saved: sqliteSaved(db, file),
    admins: sqliteAdmins(db, file),
    subscriptions: sqliteSubscriptions(db, file),
    ledger: openLedger(db, file),
    lease: sqliteLease(db, file),
    ...guarded({ forget: async (whose: Forgotten) => forgetRows(db, whose) }, file),
    remember: (namespace, ttl) => createStore(db, namespace, ttl === undefined ? {} : { ttl }),
    close: () => db.close(),
  };
}
