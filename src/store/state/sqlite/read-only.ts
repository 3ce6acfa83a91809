import type { DatabaseSync } from 'node:sqlite';
import { openSubscriptions } from '../channels/subscriptions.ts';
import type { Driver } from '../driver.ts';
import { createStore } from '../memory/keyv.ts';
import type { StateStore } from '../state.ts';
import { machineTime } from './boot.ts';
import { sqliteDriver } from './driver.ts';

/** What can be read of a state that nobody writes here. */
export type ReadableState = Pick<StateStore, 'remember'> & Pick<StateStore['subscriptions'], 'channels'>;

/** Reads a state by a connection that was opened for reading alone, of any version that has the tables; whatever would write rejects. */
export function readableState(db: DatabaseSync, file: string): ReadableState {
  return readableOver(sqliteDriver(db, file, machineTime()));
}

/** The same over any database that is open. */
export function readableOver(driver: Driver): ReadableState {
  return {
    remember: (namespace, ttl) => createStore(driver, namespace, ttl),
    channels: (platform) => openSubscriptions(driver).channels(platform),
  };
}
