import type { MessageRef, SendResult } from '#core/delivery/chat-adapter.ts';
import { messageOf } from '#core/errors.ts';
import type { Clock } from '#core/time/clock.ts';
import { notBegun } from '../../shared/not-sent.ts';
import { mailResultOf } from '../api-errors.ts';
import type { Lines } from '../connection/lines.ts';
import { messageId, returnAddress } from '../ids.ts';
import type { MailSettings } from '../settings.ts';
import { composeMail, type MailContent } from './compose.ts';
import type { Sign } from './sign.ts';

/** A mail to one mailbox. */
export interface Mail {
  /** The mailbox, in the form of `Mailbox`. */
  readonly to: string;
  readonly content: MailContent;
  readonly marker: string;
  /** Says in the address that it comes back to whose it was; left out where that is to be nobody's. */
  readonly token?: string | undefined;
  /** Where a request stops what it is one of. */
  readonly stop?: string | undefined;
  readonly signal: AbortSignal;
  /** Waited for before the final dot, from which on nobody knows; it is not sent where this rejects. */
  readonly beforeDot?: () => Promise<void>;
}

/** Sends a mail once, and repeats nothing by itself. */
export type Mailer = (mail: Mail) => Promise<SendResult>;

export interface MailerParts {
  readonly settings: MailSettings;
  readonly lines: Lines;
  readonly sign: Sign;
  readonly clock: Pick<Clock, 'now'>;
}

export function openMailer({ settings, lines, sign, clock }: MailerParts): Mailer {
  const made = async ({ to, content, marker, stop }: Mail) => {
    const date = new Date(clock.now().epochMilliseconds);
    return await sign(await composeMail(settings, content, { to, marker, date, ...(stop ? { stop } : {}) }));
  };
  return async (mail) => {
    const { to, marker, signal, token, beforeDot = async () => {} } = mail;
    let bytes: Buffer;
    try {
      bytes = await made(mail);
    } catch (error) {
      return notBegun(messageOf(error));
    }
    const line = await lines.take(signal);
    if (!('send' in line)) return mailResultOf(line);
    const from = token ? returnAddress(settings.bounces, token) : settings.bounces;
    const failure = await line.send({ from, to, bytes, beforeDot, signal });
    if (failure) return mailResultOf(failure);
    lines.give(line);
    const ref: MessageRef = { id: messageId(marker, settings.from.address) };
    return { kind: 'sent', ref };
  };
}
