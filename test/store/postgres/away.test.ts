import { describe, expect, it } from 'vitest';
import { openPostgres } from '#store/state/postgres/open.ts';
import { startPostgres } from '#test/postgres-server.ts';
import { SERVER, urlOf } from './database.ts';
import { handingOut } from './pooler.ts';

describe.skipIf(!SERVER)('a database', () => {
  it('that is killed is trouble until it is back, and is used again then by itself', async () => {
    await using server = await startPostgres({ durable: true });
    const driver = await openPostgres(server.url(await server.create()));
    await driver.run("INSERT INTO seen (id, at) VALUES ('a', 0)");
    await server.kill();
    await expect(driver.all('SELECT id FROM seen')).rejects.toThrow(
      /^The database d\w+ on 127\.0\.0\.1:\d+ cannot be reached/,
    );
    expect(driver.trouble()).toMatch(/cannot be reached .* Nothing is sent\.$/);
    await server.start();
    await expect.poll(() => driver.trouble()).toBeUndefined();
    expect(await driver.all('SELECT id FROM seen')).toHaveLength(1);
    await driver.close();
  });

  it.each([
    ['is not there', () => urlOf('nowhere'), /nowhere on .* is not there: make that database/],
    [
      'cannot be reached',
      () => 'postgres://ann:hush-hush@127.0.0.1:1/x',
      /cannot be reached \(ECONNREFUSED\)/,
    ],
    ['takes no encryption', () => `${urlOf('postgres')}?sslmode=require`, /sslmode=disable/],
  ])('that %s is told of in a sentence, without the password', async (_, url, sentence) => {
    const opening = openPostgres(url());
    await expect(opening).rejects.toThrow(sentence);
    await expect(opening).rejects.not.toThrow(/hush/);
  });

  it('that refuses the password is told of, without the password', async () => {
    await using server = await startPostgres({ password: 'right' });
    const opening = openPostgres(`postgres://guarded:hush-hush@127.0.0.1:${server.port}/postgres`);
    await expect(opening).rejects.toThrow(/refuses the user or the password in DATABASE_URL/);
    await expect(opening).rejects.not.toThrow(/hush/);
  });

  it('behind a pooler that hands out transactions is refused', async () => {
    await using pooler = await handingOut(SERVER?.port ?? 0);
    const opening = openPostgres(`postgres://paperboy@127.0.0.1:${pooler.port}/postgres`);
    await expect(opening).rejects.toThrow(/is a pooler that changes sessions between statements/);
  });
});
