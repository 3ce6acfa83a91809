import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAtPostgres } from '#store/state/postgres/look.ts';
import { openPostgres } from '#store/state/postgres/open.ts';
import { freePort } from '#test/free-port.ts';
import { type PostgresServer, startPostgres } from '#test/postgres-server.ts';
import { SERVER } from './database.ts';

/** Each database, made by these statements, and what whoever names it is told. */
const UNFIT = [
  [
    'latin',
    "ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0",
    '',
    /keeps texts as LATIN1, .* createdb --enc/,
  ],
  ['bytes', "ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0", '', /keeps texts as SQL_ASCII, /],
  ['nowhere', '', 'SET search_path = private', /no schema to make tables in .* search_path names\.$/],
  ['standby', '', 'SET default_transaction_read_only = on', /is read-only, such as a standby/],
  ['few', 'CONNECTION LIMIT 1', 'OWNER TO guarded', /no connection left for Paperboy, which takes four/],
  ['others', '', '', /on \S+ does not let the user in DATABASE_URL make or change tables: make that user/],
] as const;

describe.skipIf(!SERVER)('a database that is not fit', () => {
  let server: PostgresServer;
  const url = (database: string, password = ':hush-hush') =>
    `postgres://guarded${password}@127.0.0.1:${server.port}/${database}`;
  beforeAll(async () => {
    server = await startPostgres({ password: 'hush-hush' });
    for (const [name, how, then] of UNFIT) {
      await server.ask(`CREATE DATABASE ${name} ${how}`);
      if (name !== 'others') await server.ask(`ALTER DATABASE ${name} OWNER TO guarded`);
      if (then) await server.ask(`ALTER DATABASE ${name} ${then}`);
    }
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each(UNFIT)('%s is refused in a sentence', async (name, _how, _then, sentence) => {
    const opening = openPostgres(url(name));
    await expect(opening).rejects.toThrow(sentence);
    await expect(opening).rejects.not.toThrow(/hush|\n/);
  });

  it('is told of by the doctor, too', async () => {
    await expect(lookAtPostgres(url('latin'))).rejects.toThrow(/keeps texts as LATIN1/);
    await expect(lookAtPostgres(url('nowhere'))).rejects.toThrow(/no schema to make tables in/);
  });

  it('wants a password that is not there, and keeps nobody waiting for it', async () => {
    const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const before = sockets();
    await expect(openPostgres(url('few', ''))).rejects.toThrow(
      /wants a password, and DATABASE_URL has none\.$/,
    );
    await expect.poll(sockets).toBeLessThanOrEqual(before);
  });

  it('does not let everybody in, and says why in its own words', async () => {
    const opening = openPostgres(url('few').replace('guarded', 'nobody-here').replace(':hush-hush', ''));
    await expect(opening).rejects.toThrow(
      /does not let the user in DATABASE_URL in \(role "nobody-here" does not exist\): change that there/,
    );
  });
});

/** https://www.postgresql.org/docs/current/protocol-message-formats.html: an ErrorResponse, as PgBouncer sends it. */
const REFUSAL = 'SFATAL\0C08P01\0Munsupported startup parameter: statement_timeout\0\0';

describe('a pooler that takes no limits for a session', () => {
  it('is refused, and no way of it is offered', async () => {
    const port = await freePort();
    const head = Buffer.from('E\0\0\0\0');
    head.writeInt32BE(REFUSAL.length + 4, 1);
    const answer = Buffer.concat([head, Buffer.from(REFUSAL)]);
    const pooler = createServer((client: Socket) => {
      client.on('error', () => undefined).once('data', () => client.end(answer));
    });
    await new Promise<void>((resolve) => pooler.listen(port, '127.0.0.1', resolve));
    const opening = openPostgres(`postgres://ann:hush-hush@127.0.0.1:${port}/x`);
    await expect(opening).rejects.toThrow(/is a pooler, .*: name the database itself in DATABASE_URL\.$/);
    await new Promise((resolve) => pooler.close(resolve));
  });
});
