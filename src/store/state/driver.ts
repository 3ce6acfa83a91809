import type { Moment } from '#core/delivery/moment.ts';
import type { Dialect } from './dialect.ts';

/** The values of a query's named parameters: `:name` in its text. */
export type QueryValues = Readonly<Record<string, string | number | null>>;
export type DatabaseRow = Readonly<Record<string, unknown>>;

/** A query and its values. */
export type BoundQuery = readonly [sql: string, values: QueryValues];

/** What transactions that must not run at once have in common; whoever names nothing is in the lane `state`. `rows` is none. */
export type Lane = 'state' | 'rows' | 'roles' | `event ${string}`;

/** Runs queries, in SQL that SQLite and PostgreSQL both take. A failure of the database rejects with a SetupError. */
export interface Queries {
  all(sql: string, values?: QueryValues): Promise<readonly DatabaseRow[]>;
  /** The first row; undefined where there is none. */
  get(sql: string, values?: QueryValues): Promise<DatabaseRow | undefined>;
  /** Runs several queries in order, none of which needs another's answer: on another machine, all of them take the way there and back once. The rows of each. */
  many(queries: readonly BoundQuery[]): Promise<readonly (readonly DatabaseRow[])[]>;
  /** How many rows were changed. */
  run(sql: string, values?: QueryValues): Promise<number>;
  /** The state's own time. */
  now(): Promise<Moment>;
}

/** A database that the state is kept in. Outside of a transaction each query is one of its own. */
export interface Driver extends Queries {
  readonly dialect: Dialect;
  /**
   * Runs `work` in one write transaction, by the queries that it is given and no others; a rejection undoes all of it. What
   * resolves is on disk. Transactions of one lane follow one another, whatever process they are of; those without a lane
   * keep apart only by the rows that they change. `work` runs anew where the database has undone it in favour of another.
   */
  transaction<T>(work: (queries: Queries) => Promise<T>, lane?: Lane): Promise<T>;
  /** Brings the file up to date with its log, so that neither holds what was deleted. */
  checkpoint(): Promise<void>;
  /** Why nothing of it can be trusted: damage, a file that is not there any more, a database that is away; undefined where all is well. */
  trouble(): string | undefined;
  /** Waits for what is under way. Idempotent. */
  close(): Promise<void>;
}
