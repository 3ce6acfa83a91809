import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOVES, State } from '#core/delivery/delivery.ts';
import type { Driver } from '#store/state/driver.ts';
import { openPostgres } from '#store/state/postgres/open.ts';
import { freshName, onServer, SERVER, urlOf } from './database.ts';

describe.skipIf(!SERVER)('the driver of PostgreSQL', () => {
  const name = freshName();
  let driver: Driver;
  let other: Driver;
  const put = (id: string, by = driver) => by.run('INSERT INTO seen (id, at) VALUES (:id, 0)', { id });
  beforeEach(async () => {
    await onServer(`CREATE DATABASE ${name} TEMPLATE ${SERVER?.template}`);
    [driver, other] = [await openPostgres(urlOf(name)), await openPostgres(urlOf(name))];
  });
  afterEach(async () => {
    await Promise.all([driver.close(), other.close()]);
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  it('gives rows with numbers and texts as they were, the first row, and how many were changed', async () => {
    expect(await put("it's :not a 'parameter'")).toBe(1);
    await driver.run('UPDATE seen SET at = :at', { at: 1_787_216_400_000 });
    expect(await driver.all('SELECT id, at, owner FROM seen')).toEqual([
      { id: "it's :not a 'parameter'", at: 1_787_216_400_000, owner: null },
    ]);
    expect(await driver.get('SELECT id FROM seen WHERE id = :id', { id: 'c' })).toBeUndefined();
    expect(await driver.run('DELETE FROM seen')).toBe(1);
  });

  it('undoes all of a transaction that fails, and goes on', async () => {
    const failing = driver.transaction(async (transaction) => {
      await transaction.run("INSERT INTO seen (id, at) VALUES ('inside', 0)");
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await expect(driver.transaction(({ get }) => get('SELECT nothing'))).rejects.toThrow('nothing');
    const silent = driver.transaction(async ({ get }) => {
      await get('SELECT nothing').catch(() => undefined);
    });
    await expect(silent, 'what has failed in it is not passed over').rejects.toThrow(/had failed/);
    expect(await driver.all('SELECT id FROM seen')).toEqual([]);
    expect(driver.trouble()).toBeUndefined();
  });

  it('runs several queries in order on one way there and back, and undoes all where one of them fails', async () => {
    const insert = (id: string) =>
      ['INSERT INTO seen (id, at) VALUES (:id, 0) RETURNING id', { id }] as const;
    const some = ['a', 'b', 'c'].map(insert);
    expect(await driver.many([...some, ['SELECT count(*) AS count FROM seen', {}]])).toEqual([
      [{ id: 'a' }],
      [{ id: 'b' }],
      [{ id: 'c' }],
      [{ count: 3 }],
    ]);
    const failing = driver.transaction(({ many }) => many([insert('d'), insert('a'), insert('e')]));
    await expect(failing).rejects.toThrow(/has failed.*duplicate key|duplicate key/);
    // Names that the connection has heard of in what was undone are of use to it afterwards.
    await Promise.all(['f', 'g', 'h', 'i'].map((id) => driver.transaction(({ many }) => many([insert(id)]))));
    const there = await driver.all('SELECT id FROM seen ORDER BY id');
    expect(there.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'f', 'g', 'h', 'i']);
    expect(driver.trouble()).toBeUndefined();
  });

  it('runs transactions of one lane after one another, whatever process they are of, and others beside them', async () => {
    const order: string[] = [];
    const { promise: middle, resolve: goOn } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begins } = Promise.withResolvers<void>();
    const first = driver.transaction(async () => {
      begins();
      await middle;
      order.push('first');
    });
    await begun;
    const second = other.transaction(async () => void order.push('second'));
    await other.transaction(async () => void order.push('rows'), 'rows');
    await other.transaction(async () => void order.push('event'), 'event a');
    goOn();
    await Promise.all([first, second]);
    expect(order).toEqual(['rows', 'event', 'first', 'second']);
  });

  it('runs a transaction anew that the database has undone for another', async () => {
    for (const id of ['a', 'b']) await put(id);
    const touch = (by: Driver, [one, two]: readonly [string, string], meet: Promise<unknown>) =>
      by.transaction(async ({ run }) => {
        await run('UPDATE seen SET at = at + 1 WHERE id = :id', { id: one });
        await meet;
        await run('UPDATE seen SET at = at + 1 WHERE id = :id', { id: two });
      }, 'rows');
    const { promise: meet, resolve } = Promise.withResolvers<void>();
    const both = [touch(driver, ['a', 'b'], meet), touch(other, ['b', 'a'], meet)];
    await expect
      .poll(
        async () =>
          (
            await driver.get(
              "SELECT count(*) AS n FROM pg_locks WHERE mode = 'RowExclusiveLock' AND relation = 'seen'::regclass",
            )
          )?.n,
      )
      .toBe(2);
    resolve();
    await Promise.all(both);
    expect(await driver.all('SELECT at FROM seen')).toEqual([{ at: 2 }, { at: 2 }]);
  });

  it('keeps a text that no text of PostgreSQL may be, but for the NUL in it', async () => {
    await put('a\0b \ud800 c');
    expect(await driver.get('SELECT id FROM seen WHERE id = :id', { id: 'a\0b \ud800 c' })).toEqual({
      id: 'a\ufffdb \ufffd c',
    });
  });

  it('finishes what is under way when it is closed, and says so to whoever asks after that', async () => {
    const last = driver.transaction(({ run }) => run("INSERT INTO seen (id, at) VALUES ('last', 0)"));
    const closed = driver.close();
    const closes = /^The state is closed, since Paperboy ends\.$/;
    await expect(put('later')).rejects.toThrow(closes);
    await expect(driver.transaction(({ all }) => all('SELECT 1'))).rejects.toThrow(closes);
    await Promise.all([last, closed]);
    expect(await other.all('SELECT id FROM seen')).toEqual([{ id: 'last' }]);
    expect(driver.trouble()).toBeUndefined();
  });

  it('tells the database’s time by one name, whatever machine asks', async () => {
    const [one, two] = [await driver.now(), await other.now()];
    expect(one.boot).not.toBe('');
    expect(two.boot).toBe(one.boot);
    expect(two.tick - one.tick).toBeGreaterThanOrEqual(0);
    expect(await driver.transaction(({ now }) => now())).toMatchObject({ boot: one.boot });
  });

  it('refuses every move that the state machine refuses', async () => {
    for (const from of State.options) {
      for (const to of State.options) {
        await driver.run('DELETE FROM delivery');
        await driver.run(`INSERT INTO delivery (id, platform, workspace, channel, subscription, day, kind, part, state,
          marker, planned, expires, next_try, changed)
          VALUES ('i', 'p', 'w', 'c', 's', 'd', 'daily', 0, '${from}', 'm', 0, 0, 0, 0)`);
        const move = driver.run(`UPDATE delivery SET state = '${to}'`);
        if (MOVES[from].includes(to)) await expect(move, `${from} to ${to}`).resolves.toBe(1);
        else await expect(move, `${from} to ${to}`).rejects.toThrow('a delivery cannot move so');
      }
    }
  });
});
