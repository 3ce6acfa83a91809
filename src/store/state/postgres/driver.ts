import { createHash } from 'node:crypto';
import PQueue from 'p-queue';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Moment } from '#core/delivery/moment.ts';
import { stateClosed } from '../closed.ts';
import { POSTGRES } from '../dialect.ts';
import type { DatabaseRow, Driver, Lane, Queries, QueryValues } from '../driver.ts';
import { CONNECTIONS, type Connections } from './connection/connections.ts';
import { onClient } from './connection/sessions.ts';
import { explainPostgres, isAway, postgresCode } from './explain.ts';
import { openStatements, type Statement } from './statement.ts';
import { watchDatabase } from './watch.ts';

export interface PostgresParts {
  readonly connections: Connections;
  /** How sentences name the database. */
  readonly where: string;
  /** What the database is called by whoever compares moments: all machines that use it have the same. */
  readonly boot: string;
  /** The state's time where it is not the database's: in tests. */
  readonly now?: (() => Moment) | undefined;
  /** Rejects where the database is away, or made for a newer Paperboy. */
  readonly look: (queries: Queries) => Promise<void>;
}

type Send = (statement: Statement) => Promise<QueryResult<DatabaseRow>>;
type SendAll = (statements: readonly Statement[]) => Promise<readonly QueryResult<DatabaseRow>[]>;

const TIME = 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS wall';
// https://www.postgresql.org/docs/current/errcodes-appendix.html: serialization_failure, deadlock_detected.
const UNDONE = new Set(['40001', '40P01']);
const TRIES = 4;

/** The state's queries over PostgreSQL, some of them beside each other. */
export function postgresDriver({ connections, where, boot, now, look }: PostgresParts): Driver {
  const { pool } = connections;
  const statementOf = openStatements();
  // The pool's own line gives up after the time for connecting.
  const places = new PQueue({ concurrency: CONNECTIONS });
  const momentOf = (wall: number): Moment => now?.() ?? { wall, tick: wall, boot };
  let closing: Promise<void> | undefined;
  const heard = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closing) throw stateClosed();
    try {
      const result = await work();
      watch.heard();
      return result;
    } catch (error) {
      const explained = isOfDatabase(error) ? explainPostgres(error, where) : error;
      watch.heard(explained);
      throw explained;
    }
  };
  const over = (send: Send, sendAll: SendAll, time: () => Promise<Moment>): Queries => {
    const ask = (sql: string, values?: QueryValues) => send(statementOf(sql, values));
    return {
      many: async (queries) =>
        (await sendAll(queries.map((query) => statementOf(...query)))).map(({ rows }) => rows),
      all: async (sql, values) => (await ask(sql, values)).rows,
      get: async (sql, values) => (await ask(sql, values)).rows[0],
      run: async (sql, values) => (await ask(sql, values)).rowCount ?? 0,
      now: time,
    };
  };
  const single: Send = (statement) => heard(() => places.add(() => pool.query(given(statement))));
  const beside: SendAll = (statements) =>
    heard(() => places.add(() => onClient(pool, (client) => allOn(client, statements))));
  const outside = over(single, beside, async () => {
    if (now) return now();
    const { rows } = await single({ text: TIME, values: [], name: 'paperboy_time' });
    return momentOf(Number(rows[0]?.wall));
  });
  const watch = watchDatabase(() => look(outside));
  const transaction = <T>(work: (queries: Queries) => Promise<T>, lane: Lane): Promise<T> =>
    heard(() =>
      places.add(() =>
        onConnection(pool, async (client) => {
          const begun = (await client.query(begin(lane))) as unknown as QueryResult<DatabaseRow>[];
          const wall = Number(begun.at(-1)?.rows[0]?.wall);
          const send: Send = (statement) => client.query(given(statement));
          const sendAll: SendAll = (statements) => allOn(client, statements);
          const result = await work(over(send, sendAll, async () => momentOf(wall)));
          const { command } = await client.query('COMMIT');
          // So PostgreSQL answers where a query has failed in it and nobody said so.
          if (command === 'ROLLBACK') throw new Error('a query of the transaction had failed');
          return result;
        }),
      ),
    );
  return {
    dialect: POSTGRES,
    ...outside,
    transaction: async (work, lane = 'state') => {
      for (let tried = 1; ; tried += 1) {
        try {
          return await transaction(work, lane);
        } catch (error) {
          if (tried >= TRIES || !UNDONE.has(postgresCode((error as Error).cause))) throw error;
        }
      }
    },
    // What was deleted is overwritten in its own time, by autovacuum.
    checkpoint: async () => undefined,
    trouble: watch.trouble,
    close: () => {
      watch.close();
      closing ??= places.onIdle().then(connections.end);
      return closing;
    },
  };
}

/** All at once; it waits for each, also where one has failed: then nothing of them is under way any more. */
async function allOn(
  client: PoolClient,
  statements: readonly Statement[],
): Promise<readonly QueryResult<DatabaseRow>[]> {
  const sent = statements.map((statement) => client.query<DatabaseRow>(given(statement)));
  await Promise.allSettled(sent);
  return await Promise.all(sent);
}

/** Gives `work` a connection; one that has failed is not used again. */
async function onConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  const hear = (): void => {
    broken = true;
  };
  client.on('error', hear);
  try {
    return await work(client);
  } catch (error) {
    broken ||= isAway(error);
    if (!broken) await client.query('ROLLBACK').catch(hear);
    throw error;
  } finally {
    client.off('error', hear);
    client.release(broken);
  }
}

/** In one question: begins, waits for the lane, and tells the time after that. */
function begin(lane: Lane): string {
  const wait = lane === 'rows' ? '' : `SELECT pg_advisory_xact_lock(${keyOf(lane)});`;
  return `BEGIN ISOLATION LEVEL READ COMMITTED; ${wait} ${TIME}`;
}

function keyOf(lane: string): bigint {
  return createHash('sha256').update(`paperboy ${lane}`).digest().readBigInt64BE();
}

/** As `pg` takes it, which changes what it is given. */
function given({ values, ...statement }: Statement) {
  return { ...statement, values: [...values] };
}

/** What the work itself has thrown keeps its own words. */
function isOfDatabase(error: unknown): boolean {
  return postgresCode(error) !== '' ? !(error instanceof TypeError) && isForeign(error) : isAway(error);
}

function isForeign(error: unknown): boolean {
  return (
    (error as { severity?: unknown }).severity !== undefined ||
    isAway(error) ||
    /TLS|SELF_SIGNED|UNABLE_TO|CERT/.test(postgresCode(error))
  );
}
