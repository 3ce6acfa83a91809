import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { tablesIn } from '#store/state/postgres/copy/tables.ts';
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

/** Databases that have the tables and nothing in them: making one takes longer than emptying it. */
const empty: string[] = [];

/** A state in a database of its own, made when it is first opened. */
export function stateInPostgres(): StateDatabase {
  let name: Promise<string> | undefined;
  return {
    open: async (options) => {
      name ??= emptyDatabase();
      return openPostgresState(urlOf(await name), options);
    },
    drop: async () => {
      if (!name) return;
      await emptied(await name);
      empty.push(await name);
    },
  };
}

async function emptyDatabase(): Promise<string> {
  const known = empty.pop();
  if (known) return known;
  const name = freshName();
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${SERVER?.template}`);
  return name;
}

async function emptied(name: string): Promise<void> {
  const client = new pg.Client(urlOf(name));
  await client.connect();
  try {
    const tables = await tablesIn(client);
    const names = [...tables.map((table) => table.name), 'lease', 'day_list'];
    await client.query(`TRUNCATE ${names.join(', ')} RESTART IDENTITY CASCADE`);
  } finally {
    await client.end();
  }
}
