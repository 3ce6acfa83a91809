import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOVES, State } from '#core/delivery/delivery.ts';
import type { Driver } from '#store/state/driver.ts';
import { machineTime } from '#store/state/sqlite/boot.ts';
import { openSqlite } from '#store/state/sqlite/open.ts';

describe('the driver', () => {
  let driver: Driver;
  const count = async () => Number((await driver.get('SELECT count(*) AS n FROM seen'))?.n);
  const put = (id: string) => driver.run('INSERT INTO seen (id, at) VALUES (:id, 0)', { id });
  beforeEach(() => {
    driver = openSqlite(':memory:', machineTime());
  });
  afterEach(() => driver.close());

  it('gives rows, the first row, and how many were changed', async () => {
    expect(await put('a')).toBe(1);
    await put('b');
    expect(await driver.all('SELECT id FROM seen ORDER BY id')).toMatchObject([{ id: 'a' }, { id: 'b' }]);
    expect(await driver.get('SELECT id FROM seen WHERE id = :id', { id: 'b' })).toMatchObject({ id: 'b' });
    expect(await driver.get('SELECT id FROM seen WHERE id = :id', { id: 'c' })).toBeUndefined();
    expect(await driver.run('DELETE FROM seen')).toBe(2);
  });

  it('keeps what others do out of a running transaction', async () => {
    const { promise: middle, resolve: goOn } = Promise.withResolvers<void>();
    const failing = driver.transaction(async (transaction) => {
      await transaction.run("INSERT INTO seen (id, at) VALUES ('inside', 0)");
      await middle;
      throw new Error('undone');
    });
    const beside = put('outside');
    const after = driver.transaction(
      async (transaction) => (await transaction.all('SELECT id FROM seen')).length,
    );
    goOn();
    await expect(failing).rejects.toThrow('undone');
    await beside;
    expect(await after).toBe(1);
    expect(await count()).toBe(1);
  });

  it('lets whatever else waits have its turn between many that wait for it', async () => {
    let turns = 0;
    let counting = setImmediate(function again() {
      turns += 1;
      counting = setImmediate(again);
    });
    await Promise.all(Array.from({ length: 5_000 }, (_, at) => put(`id ${at}`)));
    clearImmediate(counting);
    expect(turns).toBeGreaterThan(1);
  });

  it('finishes what is under way when it is closed, and says so to whoever asks after that', async () => {
    const last = driver.transaction(({ run }) => run("INSERT INTO seen (id, at) VALUES ('last', 0)"));
    const closed = driver.close();
    const closes = /^The state is closed, since Paperboy ends\.$/;
    await expect(put('later')).rejects.toThrow(closes);
    await expect(driver.transaction(({ all }) => all('SELECT 1'))).rejects.toThrow(closes);
    expect(await last).toBe(1);
    await closed;
    expect(driver.trouble()).toBeUndefined();
  });

  it('goes on after a query that failed', async () => {
    await expect(driver.run('INSERT INTO nowhere VALUES (1)')).rejects.toThrow('nowhere');
    await expect(driver.transaction(({ get }) => get('SELECT nothing'))).rejects.toThrow('nothing');
    await put('a');
    expect(await count()).toBe(1);
    expect(driver.trouble()).toBeUndefined();
  });

  it('tells one boot by one name', async () => {
    const [one, two] = [machineTime()(), machineTime()()];
    expect(two.boot).toBe(one.boot);
    expect(two.tick - one.tick).toBeGreaterThanOrEqual(0);
    expect(await driver.now()).toMatchObject({ boot: one.boot });
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
