import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailerOnFake, trustTheFake } from './mailer.ts';

const LOGIN = { user: 'paperboy', pass: 'p@ss/word' };
const AWAY = { kind: 'retry', scope: 'platform' };

describe('the connection to the mail server', () => {
  beforeAll(() => trustTheFake());
  afterAll(() => trustTheFake(false));

  it.each(['at-once', 'starttls'] as const)('is encrypted where the server does TLS %s', async (tls) => {
    await using open = await mailerOnFake({ tls, set: {} });
    expect(await open.send()).toMatchObject({ kind: 'sent' });
    expect(open.server.mails).toMatchObject([{ isSecure: true }]);
  });

  it('carries nothing where the server does no TLS and nobody has said that none is needed', async () => {
    await using open = await mailerOnFake({ tls: 'none', set: {} });
    expect(await open.send()).toMatchObject(AWAY);
    expect(open.server.mails).toEqual([]);
  });

  it.each(['at-once', 'starttls'] as const)(
    'carries nothing where nobody trusts the certificate: TLS %s',
    async (tls) => {
      trustTheFake(false);
      try {
        await using open = await mailerOnFake({ tls, set: {} });
        expect(await open.send()).toMatchObject({ ...AWAY, reason: expect.stringContaining('certificate') });
        expect(open.server.mails).toEqual([]);
      } finally {
        trustTheFake();
      }
    },
  );

  it('is logged in', async () => {
    await using open = await mailerOnFake({ tls: 'starttls', set: {}, login: LOGIN });
    expect(await open.send()).toMatchObject({ kind: 'sent' });
    expect(open.server.mails).toMatchObject([{ user: 'paperboy' }]);
  });

  it('whose login is refused holds that against no mailbox', async () => {
    await using open = await mailerOnFake({ tls: 'starttls', set: {}, login: LOGIN });
    open.server.fail({ kind: 'reply', at: 'login', code: 535, words: '5.7.8 Wrong password' });
    expect(await open.send()).toMatchObject({ ...AWAY, reason: expect.stringContaining('Wrong password') });
    expect(await open.send()).toMatchObject({ kind: 'sent' });
  });

  it('carries one mail after another, up to a hundred', async () => {
    await using open = await mailerOnFake();
    for (let mails = 0; mails < 101; mails += 1) expect(await open.send()).toMatchObject({ kind: 'sent' });
    expect([open.server.mails.length, open.server.connections()]).toEqual([101, 2]);
  });

  it('that the server has hung up on meanwhile is not taken again', async () => {
    await using open = await mailerOnFake();
    await open.send();
    open.server.hangUp();
    await expect.poll(async () => (await open.send()).kind).toBe('sent');
    expect(open.server.connections()).toBe(2);
  });

  it('are as many as mails that are sent at the same time', async () => {
    await using open = await mailerOnFake();
    const sent = await Promise.all(Array.from({ length: 5 }, () => open.send()));
    expect(sent.map(({ kind }) => kind)).toEqual(Array(5).fill('sent'));
    expect(open.server.connections()).toBe(5);
  });
});
