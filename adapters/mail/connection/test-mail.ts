import { randomBytes } from 'node:crypto';
import type { SendResult } from '#core/delivery/chat-adapter.ts';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import type { CheckParts } from '#core/parts/define-adapter.ts';
import { Mailbox } from '#core/subscriptions/mail/mailbox.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { openMailer } from '../delivery/mailer.ts';
import { signWith } from '../delivery/sign.ts';
import { renderLetter } from '../render/render.ts';
import type { MailSettings } from '../settings.ts';
import { openLines } from './lines.ts';

const SHOWN = 60;

/** Sends one mail to whoever an operator names, as digests are sent, and says in a sentence what became of it and what to do. Throws a SetupError where the key to sign with cannot be read. */
export async function sendTestMail(
  settings: MailSettings,
  typed: string,
  { clock, reach: { patience } }: Pick<CheckParts, 'clock' | 'reach'>,
): Promise<CheckResult> {
  const { data: to } = Mailbox.safeParse(typed);
  if (to === undefined)
    return bad(`“${clipWords(oneLine(typed), SHOWN)}” is no mail address: type one such as you@example.org.`);
  const sign = signWith(settings.key);
  const lines = openLines({ ...settings, stepMs: patience.request, dotMs: patience.dot });
  try {
    const { host } = new URL(settings.address);
    const sent = await openMailer({ settings, lines, sign, clock })({
      to,
      content: renderLetter({
        subject: 'A test of Paperboy’s mail',
        paragraphs: [
          `Whoever runs Paperboy at ${host} sent this to see whether its mails arrive. Nothing is subscribed by it.`,
          'Is it among the spam? Its headers say whether SPF, DKIM and DMARC have passed.',
        ],
        link: { label: 'The papers', address: `${settings.address}/` },
      }),
      marker: randomBytes(16).toString('base64url'),
      signal: new AbortController().signal,
    });
    return outcomeLine(sent, { to, server: `${settings.server.host}:${settings.server.port}` });
  } finally {
    lines.close();
  }
}

function outcomeLine(
  sent: SendResult,
  { to, server }: { readonly to: string; readonly server: string },
): CheckResult {
  switch (sent.kind) {
    case 'sent':
      return good(
        `${server} has taken the mail to ${to}, as ${sent.ref.id}: look into that mailbox, and among its spam.`,
      );
    case 'retry':
      return bad(
        sent.scope === 'channel'
          ? `${server} does not take this mail to ${to} now: ${sent.reason}. A digest would be sent again in some minutes; try once more then.`
          : `${server} takes no mail from us: ${sent.reason}. See SMTP_URL and MAIL_FROM, and what npm run doctor says.`,
      );
    case 'closed':
    case 'gone':
      return bad(`${server} knows no mailbox ${to}: ${sent.reason}. A subscription of it would end.`);
    case 'never':
      return bad(
        sent.scope === 'message'
          ? `${server} refuses what the mail says: ${sent.reason}. See the records of your domain with npm run doctor.`
          : `${server} refuses mail to ${to}: ${sent.reason}. Ask whoever runs that mailbox.`,
      );
    case 'unknown':
      return note(
        `Nobody knows whether the mail to ${to} was taken: ${sent.reason}, behind its end. Look into that mailbox; it is not sent again.`,
      );
    default:
      return sent satisfies never;
  }
}
