import { z } from 'zod';
import { ownAddress, port } from '#core/parts/variables.ts';
import { Mailbox } from '#core/subscriptions/mail/mailbox.ts';
import { type MailServer, mailServerIn } from './connection/mail-server.ts';
import { atParts } from './ids.ts';

const SERVER_RULE = 'must be a mail server, such as smtps://name:password@mail.example.org:465';
const LABELS = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i;
/** Of the 64 characters that may stand before an @, a token and its + take 53. */
const MOST_BEFORE_TOKEN = 11;
const RATE_RULE = 'must be a number of mails a second, from 0.1 to 1000';

/** What an operator may set for mail; PORT and PUBLIC_URL are the public server's, too. */
export const mailVariables = z.object({
  SMTP_URL: z
    .string()
    .refine((text) => mailServerIn(text) !== undefined, SERVER_RULE)
    .optional()
    .meta({ is: 'secret' }),
  MAIL_FROM: z
    .string()
    .refine((text) => senderIn(text) !== undefined, 'must be a sender, such as Paperboy <papers@example.org>')
    .optional(),
  MAIL_REPLY_TO: Mailbox.optional(),
  MAIL_BOUNCES: Mailbox.refine(
    (address) => atParts(address).local.length <= MOST_BEFORE_TOKEN,
    'must have at most 11 characters before its @: a token is put there',
  ).optional(),
  MAIL_TLS: z.enum(['required', 'off'], 'must be required or off').optional(),
  MAIL_RATE: z.coerce.number(RATE_RULE).min(0.1, RATE_RULE).max(1_000, RATE_RULE).optional(),
  DKIM_KEY: z.string().optional(),
  DKIM_SELECTOR: z.string().regex(LABELS, 'must be a selector, such as paperboy').optional(),
  DKIM_DOMAIN: z.string().regex(LABELS, 'must be a domain, such as example.org').optional(),
  PORT: port(),
  PUBLIC_URL: ownAddress(),
});
export type MailVariables = z.infer<typeof mailVariables>;

/** Who mails are from. */
export interface From {
  readonly name: string;
  readonly address: string;
}

/** Which key signs mails; its file holds a private RSA key in PEM. */
export interface SigningKey {
  readonly file: string;
  readonly selector: string;
  readonly domain: string;
}

/** What mails are sent with. */
export interface MailSettings {
  readonly server: MailServer;
  readonly isTlsRequired: boolean;
  readonly from: From;
  readonly replyTo: string | undefined;
  /** Where what cannot be delivered comes back to, before a token is put into it. */
  readonly bounces: string;
  readonly perSecond: number;
  readonly key: SigningKey | undefined;
  /** How people reach our pages, without a slash at its end. */
  readonly address: string;
}

const PER_SECOND = 5;
const SELECTOR = 'paperboy';
const NAME = 'Paperboy';

/** Where SMTP_URL, MAIL_FROM and PUBLIC_URL are set; undefined else. */
export function mailSettingsOf(set: MailVariables): MailSettings | undefined {
  const { SMTP_URL = '', MAIL_FROM = '', PUBLIC_URL, DKIM_KEY } = set;
  const from = senderIn(MAIL_FROM);
  const server = mailServerIn(SMTP_URL);
  if (!server || !from || !PUBLIC_URL) return undefined;
  const { domain } = atParts(from.address);
  return {
    server,
    isTlsRequired: set.MAIL_TLS !== 'off',
    from,
    replyTo: set.MAIL_REPLY_TO,
    bounces: set.MAIL_BOUNCES ?? `b@${domain}`,
    perSecond: set.MAIL_RATE ?? PER_SECOND,
    key: DKIM_KEY
      ? { file: DKIM_KEY, selector: set.DKIM_SELECTOR ?? SELECTOR, domain: set.DKIM_DOMAIN ?? domain }
      : undefined,
    address: PUBLIC_URL,
  };
}

/** A sender as it is written: `Paperboy <papers@example.org>`, or the address alone. */
function senderIn(text: string): From | undefined {
  const [, name = '', within] = /^([^<>"\p{C}]*)<([^<>]*)>$/u.exec(text.trim()) ?? [];
  const { data: address } = Mailbox.safeParse(within ?? text);
  return address === undefined ? undefined : { name: name.trim() || NAME, address };
}
