import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { authenticate } from 'mailauth';
import { describe, expect, it } from 'vitest';
import { composeMail, type MailContent } from '#adapters/mail/delivery/compose.ts';
import { returnAddress } from '#adapters/mail/ids.ts';
import { Mailbox } from '#core/subscriptions/mail/mailbox.ts';
import { oneLine } from '#core/text/text.ts';
import { readMail } from '#test/fakes/mail/read-mail.ts';
import { mailerOnFake, NOW, settingsWith } from './mailer.ts';

const STOP = 'https://papers.example.org/m/abcdefghijklmnopqrstuv/stop';
const CONTENT: MailContent = { subject: 'Papers', html: '<p>Papers</p>', text: 'Papers' };
const NAMES = [
  'Auto-Submitted',
  'Precedence',
  'List-ID',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Date',
  'MIME-Version',
  'Content-Type',
];

async function composed(content: Partial<MailContent> = {}, { to = 'reader@example.com', set = {} } = {}) {
  const settings = settingsWith('smtp://localhost', set);
  const facts = { to, marker: 'abcdefghijklmnopqrstuv', date: new Date(NOW.epochMilliseconds), stop: STOP };
  return readMail((await composeMail(settings, { ...CONTENT, ...content }, facts)).toString('latin1'));
}

/** Whatever somebody may have put into a title or a name, line ends and headers of their own among it. */
const anyWords = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\0',
        'Bcc: evil@example.org',
        ': ',
        '=?UTF-8?Q?=0D=0A?=',
        'a',
        '"',
        '<',
        '>',
        ',',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('what stands above a mail', () => {
  it('says that it is of a list, made by a program, and where one request stops it', async () => {
    const { header } = await composed();
    expect(Object.fromEntries(NAMES.slice(0, 10).map((name) => [name, header(name)]))).toEqual({
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
      'List-ID': 'Paperboy <digest.papers.example.org>',
      'List-Unsubscribe': `<${STOP}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      From: 'Paperboy <papers@example.org>',
      To: 'reader@example.com',
      Subject: 'Papers',
      'Message-ID': '<abcdefghijklmnopqrstuv@example.org>',
      Date: 'Thu, 20 Aug 2026 07:00:00 +0000',
    });
  });

  it('says where to write, where that is set', async () => {
    const { header } = await composed({}, { set: { MAIL_REPLY_TO: 'me@Bücher.example' } });
    expect(header('Reply-To')).toBe('me@xn--bcher-kva.example');
  });

  it('holds no header of a title’s, and the title as it is read', async () => {
    await fc.assert(
      fc.asyncProperty(anyWords, async (subject) => {
        const mail = await composed({ subject });
        const names = mail.headers.map(([name]) => name).filter((name) => name !== 'Subject');
        expect(names).toEqual(NAMES.filter((name) => name !== 'Subject'));
        expect(mail.subject).toBe(oneLine(subject).replaceAll('=?', '= ?'));
      }),
    );
  });

  it('holds no header of a sender’s name: such a name is told to be none', async () => {
    await fc.assert(
      fc.asyncProperty(anyWords, async (name) => {
        let mail: Awaited<ReturnType<typeof composed>>;
        try {
          mail = await composed({}, { set: { MAIL_FROM: `${name} <papers@example.org>` } });
        } catch {
          return;
        }
        expect(mail.headers.map(([each]) => each)).toEqual(NAMES);
        expect(mail.header('From')).toMatch(/<papers@example\.org>$/);
      }),
    );
  });

  it('holds no header of an address: what could be one is no address', async () => {
    const anyAddress = fc.oneof(
      fc
        .tuple(anyWords, fc.constantFrom('@example.com', '@bücher.example', ''))
        .map((parts) => parts.join('')),
      fc.tuple(anyWords, anyWords).map(([local, domain]) => `"${local}"@${domain}.com`),
      fc.emailAddress(),
    );
    await fc.assert(
      fc.asyncProperty(anyAddress, async (address) => {
        const { data: to } = Mailbox.safeParse(address);
        if (to === undefined) return;
        expect(to).not.toMatch(/[\p{C}<>]/u);
        const mail = await composed({}, { to });
        expect(mail.headers.map(([each]) => each)).toEqual(NAMES);
      }),
    );
  });
});

describe('an address', () => {
  it('that mails come back to says whose they were', () => {
    expect(returnAddress('b@example.org', 'TOKEN')).toBe('b+TOKEN@example.org');
  });

  it.each(['"a.b"@example.com', 'reader@bücher.example'])('%s is written to', async (address) => {
    const to = Mailbox.parse(address);
    await using open = await mailerOnFake();
    expect(await open.send({ to })).toMatchObject({ kind: 'sent' });
    const [mail] = open.server.mails;
    expect([mail?.from, Mailbox.parse(mail?.to)]).toEqual(['b+token@example.org', to]);
  });
});

describe('a signature', () => {
  const folder = () => {
    const path = mkdtempSync(join(tmpdir(), 'paperboy-dkim-'));
    return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
  };

  it('is good, aligned with the sender, and over all that stops the mail', async () => {
    using at = folder();
    const pair = generateKeyPairSync('rsa', {
      modulusLength: 2_048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'der' },
    });
    const file = join(at.path, 'dkim.pem');
    writeFileSync(file, pair.privateKey);
    const records: Readonly<Record<string, string>> = {
      'paperboy._domainkey.example.org': `v=DKIM1; k=rsa; p=${pair.publicKey.toString('base64')}`,
      'example.org': 'v=spf1 ip4:192.0.2.1 -all',
      '_dmarc.example.org': 'v=DMARC1; p=reject; adkim=s; aspf=s',
    };
    await using open = await mailerOnFake({ set: { MAIL_TLS: 'off', DKIM_KEY: file } });
    const subject = 'Weiß: “Four-Bit Weights” and 4 more';
    await open.send({
      stop: STOP,
      content: { ...CONTENT, subject, text: `${'long '.repeat(400)}\n.\n..\n` },
    });
    const [mail] = open.server.mails;
    const found = await authenticate(mail?.raw ?? '', {
      sender: mail?.from ?? '',
      ip: '192.0.2.1',
      helo: 'mail.example.org',
      disableArc: true,
      disableBimi: true,
      resolver: async (name, type) => {
        const record = type === 'TXT' ? records[name] : undefined;
        if (record) return [[record]];
        throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
      },
    });
    expect(found.dkim.results).toMatchObject([{ status: { result: 'pass', aligned: 'example.org' } }]);
    expect(found.spf).toMatchObject({ status: { result: 'pass' } });
    expect(found.dmarc).toMatchObject({ status: { result: 'pass' } });
    const signed = /\bh=([^;]*)/
      .exec(mail?.read.header('DKIM-Signature') ?? '')?.[1]
      ?.replace(/\s/g, '')
      .split(':');
    for (const name of [
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'list-unsubscribe',
      'list-unsubscribe-post',
      'list-id',
    ])
      expect(signed).toContain(name);
  });

  it.each([
    ['that is not there', undefined],
    ['that is no key', 'nothing'],
    ['of another kind', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })],
  ])('needs a key, and says of one %s what to do', async (_, pem) => {
    using at = folder();
    const file = join(at.path, 'dkim.pem');
    if (pem) writeFileSync(file, pem);
    await expect(mailerOnFake({ set: { DKIM_KEY: file } })).rejects.toThrow(
      /^DKIM_KEY must be a file with a private RSA key: .*openssl genrsa/,
    );
  });
});
