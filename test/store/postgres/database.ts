import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openPostgresState } from '#store/state/postgres/open.ts';
import type { StateDatabase } from '#test/contracts/state/database.ts';

/** The server that the tests of this run have; undefined where there is none. */
export const SERVER = inject('postgres');

/** The address of a database on it. */
export function urlOf(database: string): string {
  return `postgres://paperboy@127.0.0.1:${SERVER?.port}/${database}`;
}

/** Has the server do something to its databases. */
export async function onServer(sql: string): Promise<void> {
  const client = new pg.Client(urlOf('postgres'));
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** A name that no database has. */
export function freshName(): string {
  return `d_${randomBytes(6).toString('hex')}`;
}

/** A state in a database of its own, made when it is first opened. */
export function stateInPostgres(): StateDatabase {
  const name = freshName();
  let made: Promise<void> | undefined;
  return {
    open: async (options) => {
      made ??= onServer(`CREATE DATABASE ${name} TEMPLATE ${SERVER?.template}`);
      await made;
      return openPostgresState(urlOf(name), options);
    },
    drop: async () => {
      if (made) await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
