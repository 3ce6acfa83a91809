import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Temporal } from 'temporal-polyfill';
import { openLines } from '#adapters/mail/connection/lines.ts';
import { type Mail, type Mailer, openMailer } from '#adapters/mail/delivery/mailer.ts';
import { signWith } from '#adapters/mail/delivery/sign.ts';
import { type MailVariables, mailSettingsOf, mailVariables } from '#adapters/mail/settings.ts';
import { TEST_CERTIFICATE } from '#test/fakes/mail/certificate.ts';
import {
  type FakeMailServer,
  fakeMailServer,
  type MailServerRules,
} from '#test/fakes/mail/fake-mail-server.ts';

export const NOW = Temporal.Instant.from('2026-08-20T07:00:00Z');

/** Has this process trust the fake's certificate, or no longer. */
export function trustTheFake(isTrusted = true): void {
  const bundled = getCACertificates('bundled');
  setDefaultCACertificates(isTrusted ? [...bundled, TEST_CERTIFICATE.cert] : bundled);
}

/** What an operator has set, beside what every test needs. */
export function settingsWith(url: string, set: Readonly<Record<string, string>> = {}) {
  const given: MailVariables = mailVariables.parse({
    SMTP_URL: url,
    MAIL_FROM: 'Paperboy <papers@example.org>',
    PUBLIC_URL: 'https://papers.example.org',
    ...set,
  });
  const settings = mailSettingsOf(given);
  if (!settings) throw new Error('mail is not set up');
  return settings;
}

export interface OpenMailer extends AsyncDisposable {
  readonly server: FakeMailServer;
  readonly mailer: Mailer;
  /** Sends a mail; a test names only what it is about. */
  send(more?: Partial<Mail>): ReturnType<Mailer>;
}

export interface MailerRules extends MailServerRules {
  readonly set?: Readonly<Record<string, string>>;
  readonly stepMs?: number;
  readonly dotMs?: number;
}

/** A mailer on a server that misbehaves as it is told to. */
export async function mailerOnFake({
  set = { MAIL_TLS: 'off' },
  stepMs = 5_000,
  dotMs = 5_000,
  ...rules
}: MailerRules = {}): Promise<OpenMailer> {
  const server = await fakeMailServer(rules);
  const settings = settingsWith(server.url, set);
  const lines = openLines({ ...settings, stepMs, dotMs });
  const mailer = openMailer({ settings, lines, sign: signWith(settings.key), clock: { now: () => NOW } });
  return {
    server,
    mailer,
    send: (more = {}) =>
      mailer({
        to: 'reader@example.com',
        content: { subject: 'Papers', html: '<p>Papers</p>', text: 'Papers' },
        marker: 'abcdefghijklmnopqrstuv',
        token: 'token',
        signal: new AbortController().signal,
        ...more,
      }),
    [Symbol.asyncDispose]: async () => {
      lines.close();
      await server[Symbol.asyncDispose]();
    },
  };
}
