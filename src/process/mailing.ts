import { encryptionWith, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import type { Person } from '#core/channel.ts';
import { type Contacts, MAIL } from '#core/subscriptions/contacts.ts';
import { type MailApi, mailApiOf } from '#core/subscriptions/mail/mail-api.ts';
import type { Clock } from '#core/time/clock.ts';
import type { StateStore } from '#store/state/state.ts';
import type { Config } from '../config.ts';

/** Mailboxes: as the state keeps them, and as adapters are given them. */
export interface Mailing {
  readonly contacts: Contacts;
  readonly mail: MailApi;
  /** The host of the pages that mails lead to. */
  readonly host: string;
  /** Who in a chat a mailbox goes by. */
  linkedTo(person: Person): Promise<Person | undefined>;
}

/** Mailboxes; undefined where their addresses cannot be encrypted, or the links in mails would lead nowhere. */
export function mailingFor(
  { encryptionKey, publicAddress, sendsMail }: Pick<Config, 'encryptionKey' | 'publicAddress' | 'sendsMail'>,
  state: Pick<StateStore, 'contacts'>,
  clock: Clock,
): Mailing | undefined {
  if (encryptionKey === undefined || publicAddress === undefined) return undefined;
  const encryption = encryptionWith(readEncryptionKey(encryptionKey));
  const contacts = state.contacts(encryption);
  const now = () => clock.now().epochMilliseconds;
  const mail = mailApiOf({ contacts, encryption, address: publicAddress, isSent: sendsMail, now });
  return {
    contacts,
    mail,
    host: new URL(publicAddress).host,
    linkedTo: async (person) =>
      person.platform === MAIL ? (await contacts.of(person))?.linked?.person : undefined,
  };
}
