import { describe, expect, it } from 'vitest';
import { sendTestMail } from '#adapters/mail/connection/test-mail.ts';
import { reachWith } from '#test/adapters/reach.ts';
import { fakeMailServer } from '#test/fakes/mail/fake-mail-server.ts';
import type { MailFault } from '#test/fakes/mail/faults.ts';
import { clockAt } from '#test/fakes/source.ts';
import { settingsWith } from './mailer.ts';

const TO = 'you@example.org';
const parts = (dot = 5_000) => ({ clock: clockAt('2026-08-20T08:00:00Z'), reach: reachWith({ dot }) });
const reply = (at: MailFault['at'], code: number, words: string): MailFault => ({
  kind: 'reply',
  at,
  code,
  words,
});

/** What is said of a test mail to a server that answers so, without the server's port. */
async function saidOf(fault?: MailFault, { to = TO, dot }: { to?: string; dot?: number } = {}) {
  await using server = await fakeMailServer();
  if (fault) server.fail(fault);
  const { ok, isNote, line } = await sendTestMail(
    settingsWith(server.url, { MAIL_TLS: 'off' }),
    to,
    parts(dot),
  );
  const said = line.replace(/localhost:\d+/, 'THE SERVER');
  return { said: `${isNote ? '–' : ok ? '✓' : '✗'} ${said}`, mails: server.mails };
}

describe('a test mail', () => {
  it('is one mail that subscribes nobody to anything, and is said to be taken', async () => {
    const { said, mails } = await saidOf();
    expect(said).toMatch(
      /^✓ THE SERVER has taken the mail to you@example\.org, as <[\w-]+@example\.org>: look into that mailbox, and among its spam\.$/,
    );
    expect(mails.map(({ to, read }) => [to, read.subject, read.header('List-Unsubscribe')])).toEqual([
      [TO, 'A test of Paperboy’s mail', undefined],
    ]);
    expect(mails[0]?.read.text).toContain('papers.example.org');
  });

  it.each([
    [
      'a greylist',
      reply('rcpt', 450, '4.2.0 Greylisted'),
      /^✗ THE SERVER does not take this mail .*Greylisted\. A digest would be sent again/,
    ],
    [
      'a refused sender',
      reply('mail', 550, '5.7.1 Not verified'),
      /^✗ THE SERVER takes no mail from us: .*Not verified\. See SMTP_URL/,
    ],
    [
      'no such mailbox',
      reply('rcpt', 550, '5.1.1 User unknown'),
      /^✗ THE SERVER knows no mailbox you@example\.org: .*User unknown/,
    ],
    [
      'a mailbox that takes nothing',
      reply('rcpt', 554, '5.2.1 Disabled'),
      /^✗ THE SERVER refuses mail to you@example\.org: .*Disabled/,
    ],
    [
      'a text that looks like spam',
      reply('dot', 554, '5.7.1 Spam'),
      /^✗ THE SERVER refuses what the mail says: .*Spam/,
    ],
    [
      'a line that ends behind the dot',
      { kind: 'drop', at: 'dot', stored: true } as const,
      /^– Nobody knows whether the mail .* it is not sent again\.$/,
    ],
  ])('is told of %s in one sentence', async (_, fault, says) => {
    expect((await saidOf(fault)).said).toMatch(says);
  });

  it('is told of a server that says nothing behind the dot', async () => {
    const { said } = await saidOf({ kind: 'hang', at: 'dot', stored: false }, { dot: 100 });
    expect(said).toMatch(/^– Nobody knows whether the mail .*: no answer within 0\.1 s/);
  });

  it('is told of a server that is not there', async () => {
    const { line } = await sendTestMail(settingsWith('smtp://127.0.0.1:9', { MAIL_TLS: 'off' }), TO, parts());
    expect(line).toMatch(/^127\.0\.0\.1:9 takes no mail from us: the mail server cannot be reached/);
  });

  it.each(['you', 'a@example.org, b@example.org', 'a@example.org\r\nBcc: b@example.org'])(
    'goes to no %j, which is no address',
    async (to) => {
      const { said, mails } = await saidOf(undefined, { to });
      expect(said).toMatch(/^✗ “.*” is no mail address: type one such as you@example\.org\.$/);
      expect(mails).toEqual([]);
    },
  );
});
