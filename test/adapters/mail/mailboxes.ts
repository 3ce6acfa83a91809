import { randomBytes } from 'node:crypto';
import { encryptionWith } from '#adapters/shared/encrypt.ts';
import type { Person } from '#core/channel.ts';
import { type MailApi, mailApiOf } from '#core/subscriptions/mail/mail-api.ts';
import type { StateStore } from '#store/state/state.ts';

export interface TestMailboxes {
  readonly mail: MailApi;
  /** A mailbox that wants mails. */
  add(address: string): Promise<Person>;
}

/** Mailboxes as the program has them, over a state. */
export function mailboxesIn(state: Pick<StateStore, 'contacts'>, now: () => number): TestMailboxes {
  const encryption = encryptionWith(randomBytes(32));
  const contacts = state.contacts(encryption);
  const mail = mailApiOf({ contacts, encryption, address: 'https://papers.example.org', isSent: true, now });
  return {
    mail,
    add: async (address) => {
      await contacts.ask(address);
      const asked = await contacts.find(address);
      if (!asked) throw new Error(`${address} is not known`);
      await contacts.confirm(asked.person);
      return asked.person;
    },
  };
}
