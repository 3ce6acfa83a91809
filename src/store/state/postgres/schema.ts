import { ALERTS, RANG } from './steps/alerts.ts';
import { CONTACTS } from './steps/contacts.ts';
import { CHANNELS } from './steps/first/channels.ts';
import { DELIVERIES } from './steps/first/deliveries.ts';
import { PREFERENCES } from './steps/first/preferences.ts';
import { PROCESS } from './steps/first/process.ts';
import { LINKED } from './steps/linked.ts';
import { LINKS } from './steps/links.ts';
import { MANAGERS } from './steps/managers.ts';
import { NOTICES } from './steps/notices.ts';
import { SHARED_LISTS } from './steps/shared-lists.ts';

/** A step of the tables: what it changes, and where an older Paperboy cannot read what it leaves, who can. */
export interface Step {
  readonly sql: string;
  /** The number of steps that a Paperboy has to know at least; as before where it is left out. */
  readonly minReader?: number;
}

/**
 * The same tables as in a file (`sqlite/`), in one text; times are epoch milliseconds. Texts are compared by their bytes,
 * as SQLite does, whatever the database's own order is.
 */
const TABLES = [DELIVERIES, PREFERENCES, CHANNELS, PROCESS].join('');

/**
 * In order, each in a file of its own; a step that was released is never edited. A release adds what the one before can pass
 * over, and removes only in the one after.
 */
export const POSTGRES_STEPS: readonly Step[] = [
  { sql: TABLES, minReader: 1 },
  { sql: SHARED_LISTS },
  { sql: CONTACTS },
  { sql: NOTICES },
  { sql: LINKS },
  { sql: ALERTS },
  { sql: RANG },
  { sql: LINKED },
  { sql: MANAGERS },
];
