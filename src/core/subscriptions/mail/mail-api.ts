import type { Person } from '../../channel.ts';
import type { SendResult } from '../../delivery/chat-adapter.ts';
import type { Encryption } from '../../parts/encryption.ts';
import type { Contacts } from '../contacts.ts';
import { createMailTokens, type MailPurpose, type OpenedToken } from './tokens.ts';

/** What can be done with a paper from a mail, each by a page that asks once more. */
export type MailAct = 'save' | 'not-for-me' | 'more';

/** The addresses of pages that a mail to somebody leads to; opening one changes nothing. They are made anew for each mail, since all but `stop` end with time. */
export interface MailLinks {
  /** For the mail that asks; good for a week. */
  readonly confirm: string;
  /** For the footer, and for `List-Unsubscribe` beside `List-Unsubscribe-Post: List-Unsubscribe=One-Click`; good for ever. */
  readonly stop: string;
  /** Good for 30 days. */
  readonly settings: string;
  /** What to do with a paper, by its id; good for 90 days. */
  act(act: MailAct, paper: string): string;
}

/** What adapters are given of mailboxes, by their random ids; there where ENCRYPTION_KEY and PUBLIC_URL are set. */
export interface MailApi
  extends Pick<
    Contacts,
    | 'ask'
    | 'askSettings'
    | 'confirm'
    | 'stop'
    | 'bounced'
    | 'failed'
    | 'delivered'
    | 'of'
    | 'addressOf'
    | 'unlink'
  > {
  /** Whether any adapter that is set up sends mails: only then somebody new is asked. */
  readonly isSent: boolean;
  /** Whose a link's token is; undefined where it is none of ours, or is for something else. */
  open(purpose: MailPurpose, token: string): OpenedToken | undefined;
  /** The pages that one mail to somebody leads to. */
  linksFor(person: Person): MailLinks;
  /** For an envelope sender such as `b+TOKEN@DOMAIN` (54 characters before the @): `POST /m/bounce` takes it back, signed by itself. */
  bounceToken(person: Person): string;
}

/** A short mail that is no digest: what it says, and the one page that it leads to. None of its words are a stranger's. */
export interface Letter {
  /** The mailbox, in the form of `Mailbox`. */
  readonly to: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link: { readonly label: string; readonly address: string };
  /** 22 digits and small letters, for its Message-ID. */
  readonly marker: string;
}

/** Sends letters: what an adapter that delivers mails gives as `letters`. */
export interface MailSender {
  /** Sends one once, without List-Unsubscribe, since nothing may be subscribed to yet; `unknown` where nobody knows whether it arrived. */
  sendLetter(letter: Letter, signal: AbortSignal): Promise<SendResult>;
}

/** The parts that a mailbox's links are made of. */
export interface MailParts {
  readonly contacts: Contacts;
  readonly encryption: Pick<Encryption, 'mac'>;
  /** PUBLIC_URL, without a slash at its end. */
  readonly address: string;
  readonly isSent: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Mailboxes as adapters are given them. */
export function mailApiOf({ contacts, encryption, address, isSent, now }: MailParts): MailApi {
  const tokens = createMailTokens(encryption, now);
  const below = (token: string, path: string) => `${address}/m/${token}/${path}`;
  return {
    ...contacts,
    isSent,
    open: tokens.open,
    bounceToken: (person) => tokens.make('bounce', person),
    linksFor: (person) => {
      const act = tokens.make('act', person);
      return {
        confirm: below(tokens.make('confirm', person), 'confirm'),
        stop: below(tokens.make('stop', person), 'stop'),
        settings: below(tokens.make('settings', person), 'settings'),
        act: (what, paper) => below(act, `${what}/${encodeURI(paper)}`),
      };
    },
  };
}
