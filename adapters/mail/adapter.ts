import { randomBytes } from 'node:crypto';
import type { AppApi } from '#core/app-api.ts';
import { directWorkspace, personBehind } from '#core/channel.ts';
import type { ChatAdapter, SendResult } from '#core/delivery/chat-adapter.ts';
import type { AdapterParts, KeptTexts } from '#core/parts/define-adapter.ts';
import { MAIL } from '#core/subscriptions/contacts.ts';
import type { MailApi, MailSender } from '#core/subscriptions/mail/mail-api.ts';
import { openLines } from './connection/lines.ts';
import { type Mailer, openMailer } from './delivery/mailer.ts';
import { contentOf } from './delivery/payload.ts';
import { deliverMail, lookForMail } from './delivery/send.ts';
import { signWith } from './delivery/sign.ts';
import { renderForMail, renderLetter } from './render/render.ts';
import type { MailSettings } from './settings.ts';

export { checkMail } from './connection/check.ts';
export { sendTestMail } from './connection/test-mail.ts';

export interface MailSetup {
  readonly settings: MailSettings;
  readonly appApi: Pick<AppApi, 'commands' | 'clock' | 'logger'>;
  readonly mail: MailApi;
  /** By mailbox: which of its mails got as far as its final dot last. */
  readonly kept: Pick<KeptTexts, 'get' | 'set' | 'delete'>;
  readonly reach: Pick<AdapterParts['reach'], 'patience'>;
}

export interface MailAdapter extends ChatAdapter, MailSender {
  /** Ends the connections that wait. */
  stop(): Promise<void>;
  /** Why the mail server took nothing the last time that it was asked. */
  trouble(): string | undefined;
}

/** A connection for each mail that is sent at the same time. */
const CONNECTIONS = 5;
const CHANNEL_MS = 1_000;
/** Before the final dot: the connection, its greeting, its TLS, the login, the mail. */
const STEPS = 5;

/** Digests and letters by mail: a mailbox is its person's direct messages. */
export function mailAdapter({ settings, appApi, mail, kept, reach }: MailSetup): MailAdapter {
  const { commands, clock, logger } = appApi;
  const { isTlsRequired, address } = settings;
  const { request: stepMs, dot: dotMs } = reach.patience;
  const lines = openLines({ server: settings.server, isTlsRequired, stepMs, dotMs });
  let trouble: string | undefined;
  const mailer = noting(openMailer({ settings, lines, sign: signWith(settings.key), clock }), (result) => {
    trouble = result.kind === 'retry' && result.scope === 'platform' ? result.reason : undefined;
  });
  const rendering = { commands, address };
  const parts = { mailer, mail, atDot: kept, logger };
  return {
    platform: MAIL,
    // No server promises to take a Message-ID only once.
    resendWithinMs: 0,
    rate: { concurrency: CONNECTIONS, perSecond: settings.perSecond, channelMs: CHANNEL_MS },
    sendMs: STEPS * stepMs + dotMs,
    render: (document) => [JSON.stringify(renderForMail(document, rendering))],
    send: (outgoing) => deliverMail(parts, outgoing),
    findByMarker: (lookup) => lookForMail(parts, lookup),
    mayConfigure: async (person, channel) => channel.workspace === directWorkspace(person),
    async notifyAdmin(channel, document) {
      const person = personBehind(channel);
      const to = person && (await mail.addressOf(person));
      if (person && to !== undefined) {
        const links = mail.linksFor(person);
        const content = contentOf(JSON.stringify(renderForMail(document, rendering)), links);
        const own = { token: mail.bounceToken(person), stop: links.stop, marker: newMarker() };
        const sent = await mailer({ to, content, ...own, signal: new AbortController().signal });
        if (sent.kind === 'sent') return;
        // What certainly did not go goes another time; behind the dot it may be there.
        if (sent.kind === 'retry') throw new Error(sent.reason);
      }
      logger.warn('nobody could be told of a channel', { channel });
    },
    sendLetter: (letter, signal) =>
      mailer({ to: letter.to, content: renderLetter(letter), marker: letter.marker, signal }),
    stop: async () => lines.close(),
    trouble: () => trouble,
  };
}

/** A mailer whose outcomes somebody hears of. */
function noting(mailer: Mailer, heard: (result: SendResult) => void): Mailer {
  return async (mail) => {
    const result = await mailer(mail);
    heard(result);
    return result;
  };
}

function newMarker(): string {
  return randomBytes(16).toString('base64url');
}
