import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextLookup } from '#adapters/mail/connection/check/records.ts';
import { checkMail } from '#adapters/mail/connection/check.ts';
import { fakeMailServer } from '#test/fakes/mail/fake-mail-server.ts';
import { settingsWith, trustTheFake } from './mailer.ts';

const PAIR = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'der' },
});
const KEY = PAIR.publicKey.toString('base64');
const RECORDS = {
  'example.org': 'v=spf1 include:_spf.example.net -all',
  '_dmarc.example.org': 'v=DMARC1; p=quarantine; adkim=s',
  'paperboy._domainkey.example.org': `v=DKIM1; k=rsa; p=${KEY}`,
};

/** What a resolver says that knows some records, each in strings of 100 characters, as long ones are kept. */
function resolverOf(records: Readonly<Record<string, string | undefined>>): TextLookup {
  return async (name) => {
    const record = records[name];
    if (record === undefined)
      throw Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    return [record.match(/.{1,100}/g) ?? []];
  };
}

describe('what the doctor says of mail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-check-'));
  const file = join(folder, 'dkim.pem');
  writeFileSync(file, PAIR.privateKey);
  beforeAll(() => trustTheFake());
  afterAll(() => {
    trustTheFake(false);
    rmSync(folder, { recursive: true });
  });

  /** The doctor's lines, without a server where a test is not about it. */
  async function linesOf(
    records: Readonly<Record<string, string | undefined>>,
    { set = {}, url = 'smtp://127.0.0.1:9' }: { set?: Readonly<Record<string, string>>; url?: string } = {},
  ) {
    const settings = settingsWith(url, { DKIM_KEY: file, ...set });
    const found = await checkMail(settings, {
      ms: 2_000,
      resolveTxt: resolverOf({ ...RECORDS, ...records }),
    });
    return found.map(({ ok, isNote, line }) => `${isNote ? '–' : ok ? '✓' : '✗'} ${line}`);
  }

  it('that all is well: the server as far as its login, and each record; nothing is sent', async () => {
    const login = { user: 'paperboy', pass: 'secret-word' };
    await using server = await fakeMailServer({ tls: 'starttls', login });
    const [, port = ''] = /:(\d+)$/.exec(server.url) ?? [];
    expect(await linesOf({}, { url: server.url })).toEqual([
      `✓ The mail server localhost:${port} takes the login, over TLS.`,
      '✓ DKIM: paperboy._domainkey.example.org has our key.',
      '✓ SPF: example.org says who may send for it: “v=spf1 include:_spf.example.net -all”.',
      '✓ DMARC: _dmarc.example.org says p=quarantine.',
      '✓ Aligned with example.org: SPF by example.org, DKIM by example.org.',
    ]);
    expect(server.dots()).toBe(0);
  });

  it('that a login is refused, without the password', async () => {
    await using server = await fakeMailServer({
      tls: 'starttls',
      login: { user: 'paperboy', pass: 'secret-word' },
    });
    const [line = ''] = await linesOf({}, { url: server.url.replace('secret-word', 'other-word') });
    expect(line).toMatch(
      /^✗ The mail server localhost:\d+ takes no mail from us: .*535 5\.7\.8.*See the name and password in SMTP_URL\.$/,
    );
    expect(line).not.toMatch(/(?:secret|other)-word/);
  });

  it('that a server without TLS takes nothing, unless none is wanted', async () => {
    await using server = await fakeMailServer();
    expect((await linesOf({}, { url: server.url }))[0]).toMatch(/^✗ .* takes no mail from us/);
    const off = await linesOf({}, { url: server.url, set: { MAIL_TLS: 'off' } });
    expect(off[0]).toMatch(/^– .* asks for no login, without TLS, as MAIL_TLS=off says/);
  });

  it.each([
    [
      'a key that is not there',
      { 'paperboy._domainkey.example.org': undefined },
      `✗ DKIM: paperboy._domainkey.example.org has no key: publish there the TXT record v=DKIM1; k=rsa; p=${KEY}`,
    ],
    [
      'a key of somebody else',
      { 'paperboy._domainkey.example.org': 'v=DKIM1; p=MIIB' },
      `✗ DKIM: paperboy._domainkey.example.org has another key: publish there the TXT record v=DKIM1; k=rsa; p=${KEY}`,
    ],
    [
      'no word of who may send',
      { 'example.org': 'some=other' },
      '✗ SPF: example.org does not say who may send for it: publish the TXT record v=spf1 include:… -all that your provider names.',
    ],
    [
      'that everybody may send',
      { 'example.org': 'v=spf1 +all' },
      '✗ SPF: example.org lets everybody send for it (“v=spf1 +all”).',
    ],
    [
      'no policy',
      { '_dmarc.example.org': undefined },
      '✗ DMARC: example.org has no policy: publish the TXT record v=DMARC1; p=none at _dmarc.example.org.',
    ],
  ])('what to publish, of %s', async (_, records, line) => {
    expect(await linesOf(records)).toContain(line);
  });

  it('which policy counts: the one above, where the domain has none', async () => {
    const set = {
      MAIL_FROM: 'papers@mail.example.org',
      DKIM_DOMAIN: 'example.org',
      MAIL_BOUNCES: 'b@example.org',
    };
    const lines = await linesOf({}, { set });
    expect(lines).toContain('✓ DMARC: _dmarc.example.org says p=quarantine.');
    // The policy asks for the very same domain by DKIM.
    expect(lines).toContain('✓ Aligned with mail.example.org: SPF by example.org.');
  });

  it('that neither counts for the sender', async () => {
    const set = { DKIM_DOMAIN: 'relay.example.net', MAIL_BOUNCES: 'b@relay.example.net' };
    expect(await linesOf({}, { set })).toContain(
      '✗ Neither SPF nor DKIM is aligned with example.org: give MAIL_BOUNCES an address there, or DKIM_DOMAIN its name.',
    );
  });

  it('that a resolver which is away says nothing of the records', async () => {
    const resolveTxt: TextLookup = () =>
      Promise.reject(Object.assign(new Error('queryTxt ETIMEOUT'), { code: 'ETIMEOUT' }));
    const found = await checkMail(settingsWith('smtp://127.0.0.1:9'), { ms: 2_000, resolveTxt });
    expect(found.slice(2).map(({ isNote }) => isNote)).toEqual([true, true]);
  });
});
