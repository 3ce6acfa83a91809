import type { Person } from '../../channel.ts';
import type { Encryption } from '../../parts/encryption.ts';
import { MAIL } from '../contacts.ts';

const DAY_MS = 86_400_000;

/** What a link is for: its letter, and for how many days it may be used; for ever where that is left out. A bounce is what a mail's envelope sender carries. */
const PURPOSES = {
  confirm: { letter: 'c', days: 7 },
  stop: { letter: 's' },
  settings: { letter: 't', days: 30 },
  act: { letter: 'a', days: 90 },
  bounce: { letter: 'b' },
} as const satisfies Record<string, { letter: string; days?: number }>;
export type MailPurpose = keyof typeof PURPOSES;

/** Whose a token is; `expired` where it was good once. */
export interface OpenedToken {
  readonly person: Person;
  readonly expired: boolean;
}

/** Signs who a link is for, what for and until when: whoever has one can do that, and nothing else. */
export interface MailTokens {
  /** 52 to 60 of `a-z`, `0-9` and `-`: it fits into an address of a mailbox, whatever becomes of capital letters there. */
  make(purpose: MailPurpose, person: Person): string;
  /** Undefined where it is none of ours, or is for something else. */
  open(purpose: MailPurpose, token: string): OpenedToken | undefined;
}

const TOKEN = /^([a-z])([0-9a-f]{24})-([0-9a-z]{1,9})-([0-9a-f]{24})$/;
const MAC_LENGTH = 24;

/** Tokens that only ENCRYPTION_KEY makes. `now` in epoch milliseconds. */
export function createMailTokens({ mac }: Pick<Encryption, 'mac'>, now: () => number): MailTokens {
  const signed = (text: string) => mac('mail link', text).slice(0, MAC_LENGTH);
  return {
    make: (purpose, { id }) => {
      const { letter, days = 0 } = PURPOSES[purpose] as { letter: string; days?: number };
      const until = days === 0 ? 0 : Math.floor(now() / DAY_MS) + days + 1;
      const text = `${letter}${id}-${until.toString(36)}`;
      return `${text}-${signed(text)}`;
    },
    open: (purpose, token) => {
      const [, letter, id = '', until = '', given = ''] = TOKEN.exec(token.toLowerCase()) ?? [];
      if (letter !== PURPOSES[purpose].letter) return undefined;
      // Compared by what is made of both, which takes as long whatever was guessed right.
      if (signed(given) !== signed(signed(`${letter}${id}-${until}`))) return undefined;
      const last = Number.parseInt(until, 36) * DAY_MS;
      return { person: { platform: MAIL, id }, expired: last > 0 && now() >= last };
    },
  };
}
