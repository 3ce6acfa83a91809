import { directMessages, type Person } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Contact } from '#core/subscriptions/contacts.ts';

/** A mailbox's reader where it is about what is mailed. */
export function readerOfMails({ person }: Pick<Contact, 'person'>): Caller {
  return ownDirect(person);
}

/** The same where it is about topics and papers, which are those of whoever it is linked to in a chat. */
export function readerOfPapers({ person, linked }: Pick<Contact, 'person' | 'linked'>): Caller {
  return ownDirect(linked?.person ?? person);
}

function ownDirect(person: Person): Caller {
  return { channel: directMessages(person), person, mayConfigure: async () => true };
}
