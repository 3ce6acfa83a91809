import type { SendResult } from '#core/delivery/chat-adapter.ts';
import type { Timing } from '#core/delivery/timing.ts';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Meter } from '#core/parts/meter.ts';
import type { Contacts, WaitingLetter } from '#core/subscriptions/contacts.ts';
import { letterOf } from '#core/subscriptions/mail/letter.ts';
import type { MailApi, MailSender } from '#core/subscriptions/mail/mail-api.ts';
import type { Sleep } from '#core/time/with-timeout.ts';

/** So many letters are on their way at a time, and so many in a sweep by each way: a server that takes minutes for one holds up few others. */
const WAYS = 3;
const MOST = 20;
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
  readonly meter: Pick<Meter, 'lettered'>;
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
  const ways = Array.from({ length: WAYS }, () => sendInTurn(parts, signal));
  for (const way of await Promise.allSettled(ways)) if (way.status === 'rejected') throw way.reason;
}

/** Sends one letter after another, each taken when it is its turn: what a kill loses was on its way. */
async function sendInTurn({ contacts, ...parts }: LetterParts, signal: AbortSignal): Promise<void> {
  for (let sent = 0; sent < MOST && !signal.aborted; sent += 1) {
    const [waiting] = await contacts.takeLetters(1);
    if (!waiting) return;
    await settle(contacts, waiting, await sendLetter(parts, waiting, signal));
  }
}

async function sendLetter(
  { mail, sender, host, logger, meter }: Omit<LetterParts, 'contacts'>,
  waiting: WaitingLetter,
  signal: AbortSignal,
): Promise<SendResult> {
  const { kind, person } = waiting;
  const letter = letterOf(waiting, mail.linksFor(person), host);
  const result = await sender.sendLetter(letter, signal).catch(unknown);
  meter.lettered(kind, result.kind);
  if (result.kind !== 'sent')
    logger.warn('a letter was not sent', { kind, outcome: result.kind, reason: result.reason });
  return result;
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
