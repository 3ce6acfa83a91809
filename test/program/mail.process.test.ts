import { describe, expect, it } from 'vitest';
import { fakeMailServer } from '#test/fakes/mail/fake-mail-server.ts';
import { start } from './start.ts';

const SET = { MAIL_FROM: 'papers@example.org', MAIL_TLS: 'off', PUBLIC_URL: 'https://papers.example.org' };
const test = (words: readonly string[], env: Record<string, string> = {}) =>
  start(['mail-test', ...words], { env: { ...SET, ...env } });

describe('npm run mail:test', () => {
  it('sends one mail, and ends with 0 once it is taken', async () => {
    await using server = await fakeMailServer();
    const { code, out, err } = await test(['you@example.com'], { SMTP_URL: server.url });
    expect([code, out, err]).toEqual([
      0,
      expect.stringMatching(/^✓ .* has taken the mail to you@example\.com/),
      '',
    ]);
    expect(server.mails.map(({ to }) => to)).toEqual(['you@example.com']);
  });

  it('ends with 1 where it is refused, and where no mail is set up', async () => {
    await using server = await fakeMailServer();
    server.fail({ kind: 'reply', at: 'rcpt', code: 550, words: '5.1.1 User unknown' });
    const refused = await test(['you@example.com'], { SMTP_URL: server.url });
    expect([refused.code, refused.out]).toEqual([1, expect.stringMatching(/^✗ .* knows no mailbox/)]);
    const none = await test(['you@example.com']);
    expect([none.code, none.err]).toEqual([
      1,
      expect.stringContaining('No mail is sent from here: set SMTP_URL'),
    ]);
  });

  it('says how it is typed where no address is, or more than one', async () => {
    for (const words of [[], ['a@example.com', 'b@example.com']]) {
      const { code, err } = await test(words);
      expect([code, err]).toEqual([2, expect.stringContaining('npm run mail:test -- you@example.org')]);
    }
  });
});
