import type { Moment } from '#core/delivery/moment.ts';

/** The values of a query's named parameters: `:name` in its text. */
export type QueryValues = Readonly<Record<string, string | number | null>>;
export type DatabaseRow = Readonly<Record<string, unknown>>;

/** Runs queries, in SQL that SQLite and PostgreSQL both take. A failure of the database rejects with a SetupError. */
export interface Queries {
  all(sql: string, values?: QueryValues): Promise<readonly DatabaseRow[]>;
  /** The first row; undefined where there is none. */
  get(sql: string, values?: QueryValues): Promise<DatabaseRow | undefined>;
  /** How many rows were changed. */
  run(sql: string, values?: QueryValues): Promise<number>;
  /** The state's own time. */
  now(): Promise<Moment>;
}

/** A database that the state is kept in. Outside of a transaction each query is one of its own. */
export interface Driver extends Queries {
  /** Runs `work` in one write transaction, by the queries that it is given and no others; a rejection undoes all of it. What resolves is on disk. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Brings the file up to date with its log, so that neither holds what was deleted. */
  checkpoint(): Promise<void>;
  /** Why nothing of it can be trusted: damage, or a file that is not there any more; undefined where all is well. */
  trouble(): string | undefined;
  /** Waits for what is under way. Idempotent. */
  close(): Promise<void>;
}
