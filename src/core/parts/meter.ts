import type { SendResult } from '../delivery/chat-adapter.ts';
import type { Outcome } from '../delivery/ledger.ts';
import type { SourceErrorCode } from '../errors.ts';
import type { WaitingLetter } from '../subscriptions/contacts.ts';

/** Counts what happens, for whoever watches the program; never a person, a channel or a text. */
export interface Meter {
  /** What came of a delivery that was sent or looked for. */
  sent(platform: string, outcome: Outcome['kind'] | 'gone'): void;
  /** What came of a mail that is no digest: one that asks, or a link to settings. */
  lettered(kind: WaitingLetter['kind'], outcome: SendResult['kind']): void;
  /** A source's list was read, or could not be. */
  read(source: string, outcome: 'read' | SourceErrorCode): void;
}

/** How an answer to somebody got there: at once, after it was tried again, by another way than it should have gone, or not at all. */
export type AnswerOutcome = 'given' | 'repeated' | 'elsewhere' | 'lost';
