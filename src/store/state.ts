import type { Follows } from '#core/follows.ts';
import { FOLLOW_TABLES } from './follow-tables.ts';
import { sqliteFollows } from './follows.ts';
import { openDatabase } from './sqlite.ts';
import { MIGRATIONS } from './state-tables.ts';

/** What people told us and what was sent: precious, so that every commit outlives a power cut. */
export interface StateStore {
  readonly follows: Follows;
  close(): void;
}

/** Opens the state in a file, or in memory for `:memory:`. */
export function openState(file: string): StateStore {
  const db = openDatabase({ file, migrations: [...MIGRATIONS, FOLLOW_TABLES], durable: true });
  return { follows: sqliteFollows(db, file), close: () => db.close() };
}
