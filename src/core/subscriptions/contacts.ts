import type { Person } from '../channel.ts';

/** The `platform` of mailboxes: one is its person's direct messages, `directMessages({ platform: MAIL, id })`. */
export const MAIL = 'mail';

/** Asked whether it wants mails; wants them; wants no more; takes none. */
export type ContactState = 'asked' | 'confirmed' | 'stopped' | 'bounced';

/** Somebody in a chat whose preferences a mailbox shares, and how the chat's page names them and where they were. */
export interface ChatLink {
  readonly person: Person;
  readonly name: string;
}

/** A mailbox by its random id; its address is asked for by itself, so that it stands in no log. */
export interface Contact {
  readonly person: Person;
  readonly state: ContactState;
  /** Epoch milliseconds since which it is in that state. */
  readonly since: number;
  /** Whose preferences it has; its own where nobody is linked. */
  readonly linked?: ChatLink | undefined;
  /** Who asked last in a chat: linked once the mailbox confirms. */
  readonly pending?: ChatLink | undefined;
}

/** A mail that is no digest: whether this mailbox wants mails, or a new link to its settings. */
export interface WaitingLetter {
  readonly kind: 'confirm' | 'settings';
  readonly person: Person;
  readonly address: string;
}

/** Asking mails: one an address in a day, and so many until it confirms; one that cannot be sent is tried for so long. */
export const ASKING = { dayMs: 86_400_000, most: 3, givenUpMs: 36 * 3_600_000 };
/** Temporary failures in a row after which a mailbox takes nothing. */
export const MOST_FAILURES = 3;
/** What is kept of whom: the address of one who never confirmed, and the keyed hash of one who gets nothing, so that nobody has them asked for ever. */
export const CONTACT_DAYS = { unconfirmed: 7, hash: 90 };

/** Mailboxes and what they want. Addresses are kept encrypted, and found by a keyed hash; time is the state's own. */
export interface Contacts {
  /** Has a mailbox asked whether it wants mails, within the limits of `ASKING`; one that has confirmed is asked only whether it is to be linked. Resolves to nothing, so that nobody learns what is known. */
  ask(address: string, link?: ChatLink): Promise<void>;
  /** Has a mailbox that has confirmed sent a new link to its settings, once a day. */
  askSettings(person: Person): Promise<void>;
  /** Takes letters that wait to be sent, each once: whoever dies behind this sends none twice. */
  takeLetters(limit: number): Promise<readonly WaitingLetter[]>;
  /** A letter that certainly was not sent waits again, for so long, and no more once it is `ASKING.givenUpMs` old. */
  putBack(letter: WaitingLetter, afterMs: number): Promise<void>;
  /** The mailbox wants mails, and is linked to who asked for it in a chat. Undefined where it is not known, has stopped, or was asked too long ago. Idempotent. */
  confirm(person: Person): Promise<Contact | undefined>;
  /** It wants no more: its address is deleted, what it ordered is ended, and what waits to be sent is withdrawn, in one transaction. Idempotent; false where it is not known. */
  stop(person: Person): Promise<boolean>;
  /** It takes nothing for certain, or has complained: ends it as `stop` does. */
  bounced(person: Person): Promise<boolean>;
  /** Counts a temporary failure that was reported; the third in a row ends it as `bounced` does. */
  failed(person: Person): Promise<void>;
  /** A mail was taken: failures before it no longer count. */
  delivered(person: Person): Promise<void>;
  of(person: Person): Promise<Contact | undefined>;
  /** Where mails of one who has confirmed go; undefined for anybody else. */
  addressOf(person: Person): Promise<string | undefined>;
  find(address: string): Promise<Contact | undefined>;
  /** The mailboxes that somebody in a chat is linked to, or asked for. */
  linkedTo(chatPerson: Person): Promise<readonly Contact[]>;
  /** Cuts a mailbox's link to a chat, made or asked for: it has preferences of its own from then on. */
  unlink(person: Person): Promise<boolean>;
}
