import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { topicOf } from '#core/topics/topic.ts';
import { countsIn, tablesIn } from '#store/state/postgres/copy/tables.ts';
import { migrate } from '#store/state/postgres/migrate.ts';
import { openPostgresState } from '#store/state/postgres/open.ts';
import { openState } from '#store/state/state.ts';
import { ANN, channel, digest, owe, START } from '#test/fakes/state.ts';
import { run } from '#test/program/start.ts';
import { freshName, onServer, SERVER, urlOf } from './database.ts';

const now = () => ({ wall: START, tick: 1, boot: 'b' });
const KEY = 18;

/** Stops whoever writes a delivery, in the middle of the transaction, until the key is free. */
const GATE = `
  CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      WHILE NOT pg_try_advisory_xact_lock(${KEY}) LOOP PERFORM pg_sleep(0.02); END LOOP;
      RETURN NEW;
    END;
  $$;
  CREATE TRIGGER gate BEFORE INSERT ON delivery FOR EACH ROW EXECUTE FUNCTION wait_at_gate();
  SELECT pg_advisory_lock(${KEY});
`;
const WAITS = `SELECT count(*)::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND query LIKE 'INSERT INTO delivery%' AND state = 'active'`;
const OTHERS = `SELECT count(*)::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

describe.skipIf(!SERVER)('a move that is killed in its transaction', () => {
  it('leaves the database empty and the file whole, and is made once more', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-moving-'));
    const name = freshName();
    await onServer(`CREATE DATABASE ${name}`);
    const client = new pg.Client(urlOf(name));
    await client.connect();
    const count = async (sql: string) => (await client.query(sql)).rows[0]?.count;
    const copied = async () => Object.values(await countsIn(client, await tablesIn(client)));
    try {
      const file = await openState(join(dataDir, 'state.sqlite'), { now });
      await owe(file, channel('sent'), digest({ parts: 2 }));
      await owe(file, channel('waits'));
      const owner = { kind: 'person', person: ANN } as const;
      await file.follows.put({ owner, topic: topicOf('quantization'), level: 'strict' });
      const before = await file.figures();
      await file.close();

      await migrate(client, 'it');
      await client.query(GATE);
      const killed = run({ DATA_DIR: dataDir }, ['move', urlOf(name)]);
      await expect.poll(() => count(WAITS)).toBe(1);
      await killed.end('SIGKILL');
      await client.query(`SELECT pg_advisory_unlock(${KEY})`);
      await expect.poll(() => count(OTHERS)).toBe(0);
      expect(new Set(await copied()), 'the database is empty').toEqual(new Set([0]));
      const whole = await openState(join(dataDir, 'state.sqlite'), { now });
      expect(await whole.figures(), 'the file is whole').toEqual(before);
      await whole.close();

      await client.query('DROP TRIGGER gate ON delivery; DROP FUNCTION wait_at_gate');
      const again = run({ DATA_DIR: dataDir }, ['move', urlOf(name)]);
      expect(await again.ended, again.text.err).toBe(0);
      const aside = readdirSync(dataDir).filter((each) => each.startsWith('state.sqlite'));
      expect(aside).toEqual([expect.stringContaining('.moved-')]);
      const moved = await openPostgresState(urlOf(name), { now });
      expect(await moved.figures()).toEqual(before);
      await moved.close();
    } finally {
      await client.end();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  });
});
