import type { Person } from '#core/channel.ts';
import type { Caller, ShownAs } from '#core/commands/command.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { cutDocument, mailAskedDocument, mailboxesDocument } from '#core/format/own/by-mail.ts';
import type { ChatLink, Contact, Contacts } from '#core/subscriptions/contacts.ts';
import { Mailbox } from '#core/subscriptions/mail/mailbox.ts';
import { clipWords, oneLine } from '#core/text/text.ts';

export interface ByMailParts {
  /** Mailboxes, where mails are sent. */
  readonly mailboxes?: Pick<Contacts, 'ask' | 'linkedTo' | 'unlink'> | undefined;
}

/** Mailboxes that somebody may have asked at a time, so that nobody has those of others asked by the dozen. */
const MOST_ASKED = 3;
const LONGEST_NAME = 60;

export interface ByMailAsk extends Pick<Caller, 'person'> {
  readonly shownAs?: Caller['shownAs'] | undefined;
  readonly address?: string | undefined;
}

/** Has a mailbox asked whether it wants mails by what somebody follows in a chat; with `off`, cuts the links there are; with nothing, says how many. The answer is the same whatever is known of the mailbox. */
export async function byMail({ mailboxes }: ByMailParts, ask: ByMailAsk): Promise<Document> {
  const { person, address = '' } = ask;
  if (!mailboxes)
    throw new UserError(
      'no-mails',
      'No mails are sent from here: whoever runs this Paperboy can turn them on.',
    );
  const known = await mailboxes.linkedTo(person);
  const linked = known.filter((contact) => contact.linked && isOf(contact.linked, person));
  const waiting = known.filter((contact) => contact.pending && isOf(contact.pending, person));
  if (address === '') return mailboxesDocument(linked.length, waiting.length);
  if (/^(?:off|stop|none)$/i.test(address)) return cutDocument(await cut(mailboxes, linked));
  const mailbox = Mailbox.safeParse(address).data;
  if (mailbox === undefined) throw new UserError('no-mailbox', noMailbox(address));
  if (waiting.length >= MOST_ASKED)
    throw new UserError(
      'mailboxes-full',
      `${MOST_ASKED} mailboxes are asked for you already: open the mail in one of them, or wait a week.`,
    );
  await mailboxes.ask(mailbox, { person, name: nameOf(person, (await ask.shownAs?.()) ?? {}) });
  return mailAskedDocument();
}

async function cut(mailboxes: Pick<Contacts, 'unlink'>, linked: readonly Contact[]): Promise<number> {
  for (const { person } of linked) await mailboxes.unlink(person);
  return linked.length;
}

function isOf(link: ChatLink, { platform, id }: Person): boolean {
  return link.person.platform === platform && link.person.id === id;
}

/** "Ada, on slack (Example Lab) as T1/U1": a name may be anybody's, an id is one person's. */
function nameOf({ platform, id }: Person, { person = '', place = '' }: ShownAs): string {
  const [who, where] = [person, place].map((text) => clipWords(oneLine(text), LONGEST_NAME));
  return `${who || 'somebody'}, on ${platform}${where ? ` (${where})` : ''} as ${id}`;
}

function noMailbox(typed: string): string {
  return `“${clipWords(oneLine(typed), LONGEST_NAME)}” is no mail address: type one such as mail you@example.org.`;
}
