import { type Channel, type Person, personBehind } from '#core/channel.ts';
import type { Lookup, LookupResult, Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import { messageOf } from '#core/errors.ts';
import type { KeptTexts } from '#core/parts/define-adapter.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { MailApi } from '#core/subscriptions/mail/mail-api.ts';
import { CALLED_OFF, LATE, type NotSent, notBegun } from '../../shared/not-sent.ts';
import type { Mailer } from './mailer.ts';
import { contentOf } from './payload.ts';

/** Where people's mails go, and what became of them there. */
type Mailboxes = Pick<MailApi, 'addressOf' | 'linksFor' | 'bounceToken' | 'delivered' | 'bounced'>;

export interface MailDelivery {
  readonly mailer: Mailer;
  readonly mail: Mailboxes;
  /** The last mail of each mailbox that got as far as its final dot, by its marker. */
  readonly atDot: Pick<KeptTexts, 'get' | 'set' | 'delete'>;
  readonly logger: Logger;
}

/** Sends a digest's mail once. From its final dot on nobody knows whether it arrived until the server says so: that it got there is on disk first. */
export async function deliverMail(parts: MailDelivery, outgoing: Outgoing): Promise<SendResult> {
  const { channel, payload, marker, signal, isOverdue } = outgoing;
  if (signal.aborted) return notBegun(CALLED_OFF);
  const mailbox = await mailboxOf(parts, channel);
  if ('kind' in mailbox) return mailbox;
  const { person, to } = mailbox;
  const links = parts.mail.linksFor(person);
  let [isLate, isNoted] = [false, false];
  const beforeDot = async () => {
    // Asked on both sides of a write that may take its time.
    isLate = isOverdue?.() ?? false;
    if (isLate) throw new Error(LATE);
    isNoted = true;
    await parts.atDot.set(channel.workspace, marker);
    isLate = isOverdue?.() ?? false;
    if (isLate || signal.aborted) throw new Error(isLate ? LATE : CALLED_OFF);
  };
  const sent = await parts.mailer({
    to,
    content: contentOf(payload, links),
    marker,
    token: parts.mail.bounceToken(person),
    stop: links.stop,
    signal,
    beforeDot,
  });
  // Somebody else may have sent it by now.
  if (isLate) return { kind: 'unknown', reason: LATE };
  const isRefused = sent.kind !== 'sent' && sent.kind !== 'unknown';
  await keeping(parts, async ({ atDot, mail }) => {
    // Its next attempt may be cut short before its dot.
    if (isRefused && isNoted) await atDot.delete(channel.workspace);
    if (sent.kind === 'sent') await mail.delivered(person);
    if (sent.kind === 'closed') await mail.bounced(person);
  });
  return sent;
}

/** What is known of a mail whose sender died: not sent where it never got to its final dot; behind that, nobody can read a mailbox. */
export async function lookForMail(
  { atDot }: Pick<MailDelivery, 'atDot'>,
  { channel, marker }: Lookup,
): Promise<LookupResult> {
  try {
    const last = await atDot.get(channel.workspace);
    return { kind: last === marker ? 'forbidden' : 'absent' };
  } catch (error) {
    return { kind: 'unknown', reason: messageOf(error) };
  }
}

/** Somebody's mailbox, in the form of `Mailbox`. */
interface Known {
  readonly person: Person;
  readonly to: string;
}

async function mailboxOf({ mail }: Pick<MailDelivery, 'mail'>, channel: Channel): Promise<Known | NotSent> {
  const person = personBehind(channel);
  try {
    const to = person && (await mail.addressOf(person));
    if (person && to !== undefined) return { person, to };
  } catch (error) {
    return notBegun(messageOf(error));
  }
  return { kind: 'closed', reason: 'this mailbox wants no mails' };
}

/** Keeps what a send says; the mail's own outcome stands whatever becomes of that. */
async function keeping(parts: MailDelivery, keep: (parts: MailDelivery) => Promise<void>): Promise<void> {
  try {
    await keep(parts);
  } catch (error) {
    parts.logger.warn('what a mail says of its mailbox was not kept', { reason: messageOf(error) });
  }
}
