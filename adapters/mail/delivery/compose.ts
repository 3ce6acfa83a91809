import MailComposer from 'nodemailer/lib/mail-composer';
import { oneLine } from '#core/text/text.ts';
import { messageId } from '../ids.ts';
import type { MailSettings } from '../settings.ts';

/** What a mail says. */
export interface MailContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What a mail is made of beside what it says. */
export interface MailFacts {
  /** As a server is told it. */
  readonly to: string;
  readonly marker: string;
  readonly date: Date;
  /** Where a press of the mail program's own button, or a request by RFC 8058, stops it; left out of what was asked for. */
  readonly stop?: string;
}

type Composed = Pick<MailSettings, 'from' | 'replyTo' | 'address'>;

/** A mail as bytes, unsigned: from us, of a list, by no person's hand, so that no vacation answers it. */
export async function composeMail(
  { from, replyTo, address }: Composed,
  { subject, html, text }: MailContent,
  { to, marker, date, stop }: MailFacts,
): Promise<Buffer> {
  const composer = new MailComposer({
    from,
    to: { name: '', address: to },
    ...(replyTo ? { replyTo } : {}),
    // What looks like a word in another encoding would be read as that.
    subject: oneLine(subject).replaceAll('=?', '= ?'),
    html,
    text,
    textEncoding: 'quoted-printable',
    date,
    messageId: messageId(marker, from.address),
    headers: {
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
      ...(stop ? listHeaders(stop, new URL(address).hostname) : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await composer.compile().build();
}

/** RFC 8058 wants both of the latter, and both signed. */
function listHeaders(stop: string, host: string) {
  const asIs = (value: string) => ({ prepared: true, value });
  return {
    'List-ID': asIs(`Paperboy <digest.${host}>`),
    'List-Unsubscribe': asIs(`<${stop}>`),
    'List-Unsubscribe-Post': asIs('List-Unsubscribe=One-Click'),
  };
}
