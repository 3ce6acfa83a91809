import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { migrate } from '#store/state/postgres/migrate.ts';
import { openPostgres, openPostgresState } from '#store/state/postgres/open.ts';
import { POSTGRES_STEPS } from '#store/state/postgres/schema.ts';
import { FUNCTIONS, STEPS } from '#store/state/sqlite/migrations.ts';
import { channel, digest, owe } from '#test/fakes/state.ts';
import { freshName, onServer, SERVER, urlOf } from './database.ts';

/** What an engine has for itself: how it was migrated, what is left to do to its file, what machines have from one another. */
const ITS_OWN = ['schema', 'chore', 'day_list'];

/** Every column of a state file: "table column number, may be null". */
function columnsOfFile(): string[] {
  const db = new DatabaseSync(':memory:');
  for (const [name, work] of Object.entries(FUNCTIONS))
    db.function(name, { varargs: true }, (...values) => work(...values.map(String)));
  for (const step of STEPS) db.exec(step);
  const rows = db
    .prepare(
      `SELECT t.name AS "table", c.name AS "column", c.type, c."notnull" OR c.pk > 0 AS required
       FROM pragma_table_list t, pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite_%'`,
    )
    .all();
  db.close();
  return rows
    .filter(({ table }) => !ITS_OWN.includes(String(table)))
    .map(({ table, column, type, required }) => lineOf(table, column, type === 'INTEGER', required === 1))
    .sort();
}

async function columnsOfDatabase(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT table_name AS table, column_name AS column, data_type = 'bigint' AS number, is_nullable = 'NO' AS required
     FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  return rows
    .filter(({ table }) => !ITS_OWN.includes(table))
    .map(({ table, column, number, required }) => lineOf(table, column, number, required))
    .sort();
}

function lineOf(table: unknown, column: unknown, isNumber: boolean, required: boolean): string {
  return `${table} ${column} ${isNumber ? 'number' : 'text'}${required ? '' : ', may be null'}`;
}

async function inFresh(work: (client: pg.Client, url: string) => Promise<void>): Promise<void> {
  const name = freshName();
  await onServer(`CREATE DATABASE ${name}`);
  const client = new pg.Client(urlOf(name));
  await client.connect();
  try {
    await work(client, urlOf(name));
  } finally {
    await client.end();
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

describe.skipIf(!SERVER)('the tables in PostgreSQL', () => {
  it('are those of a state file, column by column', () =>
    inFresh(async (client) => {
      await migrate(client, 'it');
      expect(await columnsOfDatabase(client)).toEqual(columnsOfFile());
    }));

  it('are made once, however many start at a time, and have one identity', () =>
    inFresh(async (client, url) => {
      const all = await Promise.all([1, 2, 3, 4].map(() => openPostgres(url)));
      const boots = await Promise.all(all.map(async (driver) => (await driver.now()).boot));
      await Promise.all(all.map((driver) => driver.close()));
      expect(new Set(boots).size).toBe(1);
      expect((await client.query('SELECT version, min_reader FROM schema')).rows).toHaveLength(1);
    }));

  it('of a later release are read by this one for as long as that one lets it', () =>
    inFresh(async (client, url) => {
      const added = [...POSTGRES_STEPS, { sql: 'ALTER TABLE seen ADD COLUMN more TEXT' }];
      await migrate(client, 'it', added);
      await (await openPostgres(url)).close();
      await migrate(client, 'it', [...added, { sql: 'DROP TABLE seen', minReader: added.length + 1 }]);
      await expect(openPostgres(url)).rejects.toThrow(/was made ready for a newer Paperboy: update this one/);
    }));

  it('are left alone by whoever cannot read what rang, from the first paper that rings on and not before', () =>
    inFresh(async (client, url) => {
      const older = POSTGRES_STEPS.slice(0, 5);
      const state = await openPostgresState(url);
      await owe(state, channel('c'));
      await migrate(client, 'it', older);
      await owe(state, channel('c'), digest({ kind: 'alert', day: '2026-08-21' }));
      await state.close();
      await expect(migrate(client, 'it', older)).rejects.toThrow(/made ready for a newer Paperboy/);
      await migrate(client, 'it', POSTGRES_STEPS.slice(0, 6));
    }));

  it('say so, too, where papers rang before they were told apart', () =>
    inFresh(async (client) => {
      await migrate(client, 'it', POSTGRES_STEPS.slice(0, 6));
      await client.query(
        `INSERT INTO delivery (id, platform, workspace, channel, subscription, day, kind, part, state, marker, planned,
           expires, next_try, changed) VALUES ('a', 'p', 'w', 'c', 'alert:1', '2026-08-20', 'alert', 0, 'sent', 'm', 0, 0, 0, 0)`,
      );
      await migrate(client, 'it');
      expect((await client.query('SELECT min_reader FROM schema')).rows).toEqual([{ min_reader: '6' }]);
    }));

  it('go on being read by whoever is running, while a release adds a column to them', () =>
    inFresh(async (client, url) => {
      const driver = await openPostgres(url);
      const seen = () => driver.all('SELECT * FROM seen');
      await driver.run("INSERT INTO seen (id, at) VALUES ('a', 0)");
      await seen();
      await client.query('ALTER TABLE seen ADD COLUMN more TEXT');
      expect(await seen()).toMatchObject([{ id: 'a', more: null }]);
      await driver.close();
    }));
});
