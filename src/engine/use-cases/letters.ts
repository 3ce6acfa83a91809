import type { SendResult } from '#core/delivery/chat-adapter.ts';
import type { Timing } from '#core/delivery/timing.ts';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Contacts, WaitingLetter } from '#core/subscriptions/contacts.ts';
import { letterOf } from '#core/subscriptions/mail/letter.ts';
import type { MailApi, MailSender } from '#core/subscriptions/mail/mail-api.ts';
import type { Sleep } from '#core/time/with-timeout.ts';

/** At most so many letters at a time. */
const AT_ONCE = 10;
/** Between two looks, in sweeps: nobody waits for a letter as for an answer. */
const SWEEPS = 5;

export interface LetterParts {
  readonly contacts: Contacts;
  readonly mail: Pick<MailApi, 'linksFor'>;
  readonly sender: MailSender;
  /** The host that the letters name. */
  readonly host: string;
  readonly timing: Pick<Timing, 'sweep' | 'send'>;
  readonly sleep: Sleep;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
}

/** Sends the letters that wait, over and over until the signal aborts; each is taken before it is sent, so that none comes twice. Never rejects. */
export async function sendLettersUntil(signal: AbortSignal, parts: LetterParts): Promise<void> {
  const { timing, sleep, logger } = parts;
  while (!signal.aborted) {
    await sendWaitingLetters(parts, signal).catch((error) => {
      logger.error('letters could not be sent', { reason: messageOf(error) });
    });
    await sleep(SWEEPS * timing.sweep, signal);
  }
}

/** Sends what waits now. Rejects where the state fails. */
export async function sendWaitingLetters(parts: LetterParts, signal: AbortSignal): Promise<void> {
  const { contacts, mail, sender, host, logger } = parts;
  for (const waiting of await contacts.takeLetters(AT_ONCE)) {
    const letter = letterOf(waiting, mail.linksFor(waiting.person), host);
    const result = await sender.sendLetter(letter, signal).catch(unknown);
    if (result.kind !== 'sent')
      logger.warn('a letter was not sent', {
        kind: waiting.kind,
        outcome: result.kind,
        reason: result.reason,
      });
    await settle(contacts, waiting, result);
  }
}

async function settle(contacts: Contacts, waiting: WaitingLetter, result: SendResult): Promise<void> {
  switch (result.kind) {
    case 'retry':
      return await contacts.putBack(waiting, result.afterMs);
    case 'closed':
    case 'gone':
      await contacts.bounced(waiting.person);
      return;
    case 'sent':
    case 'never':
    case 'unknown':
      return;
    default:
      return result satisfies never;
  }
}

function unknown(error: unknown): SendResult {
  return { kind: 'unknown', reason: messageOf(error) };
}
